# Data leaves its domain only under an agreement of these two domains on this dataset, in force and
# within its term. NDSR 12.
package gradeway.agreement

deny contains {"id": "NO_AGREEMENT", "agreement": "", "about": ""} if not input.agreements[0]

refuse contains {"id": "AGREEMENT_OF_OTHERS", "agreement": candidate.id, "about": ""} if {
	some candidate in input.agreements
	not about_this_exchange(candidate)
}

refuse contains {"id": "AGREEMENT_SUSPENDED", "agreement": candidate.id, "about": ""} if {
	some candidate in input.agreements
	not candidate.active == true
}

refuse contains {"id": "AGREEMENT_NOT_BEGUN", "agreement": candidate.id, "about": ""} if {
	some candidate in input.agreements
	candidate.term == "before"
}

refuse contains {"id": "AGREEMENT_ENDED", "agreement": candidate.id, "about": ""} if {
	some candidate in input.agreements
	not candidate.term == "before"
	not candidate.term == "within"
}

about_this_exchange(candidate) if {
	candidate.receiver == input.subject.domain
	candidate.provider == input.resource.domain
	candidate.dataset == input.resource.dataset
}
