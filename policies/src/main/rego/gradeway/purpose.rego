# Personal information is used for a stated purpose that was agreed. PIPL 6.
package gradeway.purpose

deny contains {"id": "PURPOSE_MISSING", "agreement": "", "about": ""} if not stated

refuse contains {"id": "PURPOSE_NOT_AGREED", "agreement": candidate.id, "about": ""} if {
	stated
	some candidate in input.agreements
	not agreed(candidate)
}

# A rule of its own: in `not a in b`, an undefined b would make the whole expression undefined.
agreed(candidate) if input.purpose.code in candidate.purposes

stated if input.purpose.code != ""

# Proved by the caller's credential, not merely said.
signed if {
	stated
	input.purpose.assurance == "signed"
}
