# What the gateway must do to data that leaves its domain.
package gradeway.obligations

import data.gradeway.tables

of(chosen) := array.concat(array.concat(named, always), tables.found) if {
	named := [{
		"type": "protect",
		"selector": {"kind": "path", "path": field.path},
		"treatment": field.treatment,
	} |
		some field in chosen.fields
	]
	always := [
		{
			"type": "protect",
			"selector": {"kind": "unnamed"},
			"treatment": {"kind": "redact", "name": ""},
		},
		{"type": "ceiling", "level": chosen.ceiling},
	]
}
