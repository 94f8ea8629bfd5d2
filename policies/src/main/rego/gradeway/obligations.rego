# What the gateway must do to data that leaves its domain.
package gradeway.obligations

import data.gradeway.tables

of(chosen) := array.concat(named, always) if {
	named := [{"type": "protect", "path": field.path, "treatment": field.treatment} |
		some field in chosen.fields
	]
	always := [
		{"type": "protect-unnamed", "treatment": "redact"},
		{"type": "protect-found", "treatments": tables.found},
		{"type": "ceiling", "level": chosen.ceiling},
	]
}
