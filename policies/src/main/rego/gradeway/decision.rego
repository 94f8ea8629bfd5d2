# The one question: may this exchange happen, and what must be done to its data?
#
# Every rule refuses unless its condition is proved, so that a missing or misspelt input field
# refuses too. Rules about the caller and the exchange put reasons into `deny`; rules about one
# agreement put them into `refuse`. The input holds neither time nor usage, so that equal inputs
# always have equal answers: the state of an agreement's term is resolved before it gets here.
package gradeway

import data.gradeway.agreement
import data.gradeway.basis
import data.gradeway.ceiling
import data.gradeway.identity
import data.gradeway.important
import data.gradeway.obligations
import data.gradeway.operation
import data.gradeway.owner
import data.gradeway.parameter
import data.gradeway.permission
import data.gradeway.purpose
import data.gradeway.sensitive
import data.gradeway.texts

# METADATA
# title: The decision on one exchange
# entrypoint: true
decision := answer if {
	count(caller) == 0
	owner.access
	answer := {
		"permit": true,
		"reasons": [texts.reason({"id": "OWN_DOMAIN", "agreement": "", "about": ""})],
		"obligations": [],
		"valid_until": null,
		"agreement": null,
		"cacheable": true,
		"revision": data.gradeway.revision,
	}
} else := answer if {
	count(caller) == 0
	not owner.access
	count(exchange) == 0
	id := min(usable)
	some chosen in input.agreements
	chosen.id == id
	answer := {
		"permit": true,
		"reasons": [texts.reason({"id": "AGREEMENT_COVERS", "agreement": id, "about": ""})],
		"obligations": obligations.of(chosen),
		"valid_until": chosen.valid_until,
		"agreement": id,
		"cacheable": true,
		"revision": data.gradeway.revision,
	}
} else := {
	"permit": false,
	"reasons": refusals,
	"obligations": [],
	"valid_until": null,
	"agreement": null,
	"cacheable": true,
	"revision": data.gradeway.revision,
}

caller := identity.deny | permission.deny

exchange := (agreement.deny | operation.deny) | purpose.deny

terms := (agreement.refuse | basis.refuse) | purpose.refuse

grades := (ceiling.refuse | important.refuse) | sensitive.refuse

# What speaks against each agreement.
against := (terms | grades) | parameter.refuse

blocked contains problem.agreement if some problem in against

usable contains candidate.id if {
	some candidate in input.agreements
	not candidate.id in blocked
}

# All that stands in the way of an owner is about the caller.
problems := caller if owner.access

problems := (caller | exchange) | against if not owner.access

refusals := [texts.reason(problem) | some problem in sort(problems)] if count(problems) > 0

refusals := [texts.reason({"id": "NOTHING_PERMITS", "agreement": "", "about": ""})] if {
	count(problems) == 0
}
