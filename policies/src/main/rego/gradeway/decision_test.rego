package gradeway.decision_test

import data.gradeway.decision
import data.gradeway.fixture_test as fixture

ids(answer) := [reason.id | some reason in answer.reasons]

test_covered_exchange_permitted if {
	answer := decision with input as fixture.question
	answer.permit
	answer.agreement == "AG-1"
	answer.valid_until == "2027-01-01T00:00:00Z"
	count(answer.obligations) > 0
	ids(answer) == ["AGREEMENT_COVERS"]
}

test_owner_permitted_without_agreement_or_purpose if {
	owner := json.patch(fixture.question, [
		{"op": "add", "path": "/subject/domain", "value": "population"},
		{"op": "add", "path": "/agreements", "value": []},
		{"op": "remove", "path": "/purpose"},
	])
	answer := decision with input as owner
	answer.permit
	answer.agreement == null
	answer.obligations == []
	ids(answer) == ["OWN_DOMAIN"]
}

test_owner_without_permission_denied if {
	owner := json.patch(fixture.question, [
		{"op": "add", "path": "/subject/domain", "value": "population"},
		{"op": "add", "path": "/subject/permitted", "value": false},
	])
	answer := decision with input as owner
	not answer.permit
	ids(answer) == ["NOT_PERMITTED"]
}

test_empty_input_denied if {
	answer := decision with input as {}
	not answer.permit
	count(answer.reasons) > 0
	answer.obligations == []
}

test_every_reason_is_told if {
	bad := json.patch(fixture.question, [
		{"op": "add", "path": "/subject/permitted", "value": false},
		{"op": "add", "path": "/action/method", "value": "POST"},
		{"op": "add", "path": "/agreements/0/term", "value": "after"},
	])
	answer := decision with input as bad
	not answer.permit
	ids(answer) == ["NOT_PERMITTED", "OPERATION_NOT_SHARED", "AGREEMENT_ENDED"]
}

two(first, second) := fixture.with_value("/agreements", [
	object.union(fixture.agreement, object.union({"id": "AG-2"}, second)),
	object.union(fixture.agreement, first),
])

test_lowest_of_several_agreements_chosen if {
	answer := decision with input as two({}, {})
	answer.agreement == "AG-1"
}

test_agreement_that_refuses_is_passed_over if {
	answer := decision with input as two({"active": false}, {})
	answer.permit
	answer.agreement == "AG-2"
}

test_no_agreement_left_tells_why_of_each if {
	answer := decision with input as two({"active": false}, {"term": "after"})
	not answer.permit
	ids(answer) == ["AGREEMENT_SUSPENDED", "AGREEMENT_ENDED"]
}

test_revision_is_the_bundles if {
	answer := decision with input as fixture.question
	answer.revision == data.gradeway.revision
}
