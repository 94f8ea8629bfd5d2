# Sensitive personal information in clear needs a specific purpose and sufficient necessity: a
# purpose that is only asserted proves neither. PIPL 28.
package gradeway.sensitive

import data.gradeway.purpose
import data.gradeway.tables

refuse contains {"id": "SENSITIVE_PURPOSE_NOT_SIGNED", "agreement": candidate.id, "about": field.path} if {
	not purpose.signed
	some candidate in input.agreements
	some field in candidate.fields
	field.treatment == "clear"
	some level in field.levels
	tables.ranks[level] >= tables.marks.sensitive
}
