# A state organ acts within its statutory duty: the agreement must say which. DSL 38, PIPL 34.
package gradeway.basis

refuse contains {"id": "LEGAL_BASIS_MISSING", "agreement": candidate.id, "about": ""} if {
	some candidate in input.agreements
	not candidate.legal_basis_stated == true
}
