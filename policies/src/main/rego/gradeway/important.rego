# Core data never leaves its domain. Important data leaves it only for a purpose that the caller's
# credential proves, since the exemption from prior assessment is for statutory duty. DSL 21,
# NDSR 31.
package gradeway.important

import data.gradeway.purpose
import data.gradeway.tables

refuse contains {"id": "CORE_DATA_WITHHELD", "agreement": candidate.id, "about": ""} if {
	some candidate in input.agreements
	reaches(candidate, tables.marks.core)
}

refuse contains {"id": "IMPORTANT_PURPOSE_NOT_SIGNED", "agreement": candidate.id, "about": ""} if {
	not purpose.signed
	some candidate in input.agreements
	reaches(candidate, tables.marks.important)
}

reaches(candidate, mark) if tables.ranks[candidate.ceiling] >= mark

reaches(candidate, mark) if {
	some field in candidate.fields
	not taken_out(field)
	some level in field.levels
	tables.ranks[level] >= mark
}

taken_out(field) if field.treatment in {"redact", "drop"}
