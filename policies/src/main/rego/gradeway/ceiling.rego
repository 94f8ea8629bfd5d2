# Nothing that is graded above the agreement's ceiling is released in clear, and a grade that this
# policy does not know is never released. DSL 21.
package gradeway.ceiling

import data.gradeway.tables

refuse contains {"id": "LEVEL_UNKNOWN", "agreement": candidate.id, "about": ""} if {
	some candidate in input.agreements
	not bounded(candidate)
}

refuse contains {"id": "LEVEL_UNKNOWN", "agreement": candidate.id, "about": field.path} if {
	some candidate in input.agreements
	some field in candidate.fields
	not field.levels[0]
}

refuse contains {"id": "LEVEL_UNKNOWN", "agreement": candidate.id, "about": field.path} if {
	some candidate in input.agreements
	some field in candidate.fields
	some level in field.levels
	not tables.ranks[level]
}

refuse contains {"id": "FIELD_ABOVE_CEILING", "agreement": candidate.id, "about": field.path} if {
	some candidate in input.agreements
	limit := tables.ranks[candidate.ceiling]
	some field in candidate.fields
	field.treatment == "clear"
	some level in field.levels
	tables.ranks[level] > limit
}

bounded(candidate) if tables.ranks[candidate.ceiling]
