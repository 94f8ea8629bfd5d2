package gradeway.agreement_test

import data.gradeway.agreement
import data.gradeway.fixture_test as fixture

test_agreement_in_force_passes if {
	count(agreement.deny) == 0 with input as fixture.question
	count(agreement.refuse) == 0 with input as fixture.question
}

test_no_agreement_refused if {
	fixture.ids(agreement.deny) == {"NO_AGREEMENT"} with input as fixture.with_value("/agreements", [])
	fixture.ids(agreement.deny) == {"NO_AGREEMENT"} with input as fixture.without("/agreements")
}

test_agreement_of_others_refused if {
	every member in ["provider", "receiver", "dataset"] {
		fixture.ids(agreement.refuse) == {"AGREEMENT_OF_OTHERS"} with input as fixture.with_value(concat("", ["/agreements/0/", member]), "elsewhere")
	}
}

test_suspended_agreement_refused if {
	fixture.ids(agreement.refuse) == {"AGREEMENT_SUSPENDED"} with input as fixture.with_value("/agreements/0/active", false)
	fixture.ids(agreement.refuse) == {"AGREEMENT_SUSPENDED"} with input as fixture.without("/agreements/0/active")
}

test_term_not_begun_refused if {
	fixture.ids(agreement.refuse) == {"AGREEMENT_NOT_BEGUN"} with input as fixture.with_value("/agreements/0/term", "before")
}

test_term_ended_or_unknown_refused if {
	fixture.ids(agreement.refuse) == {"AGREEMENT_ENDED"} with input as fixture.with_value("/agreements/0/term", "after")
	fixture.ids(agreement.refuse) == {"AGREEMENT_ENDED"} with input as fixture.without("/agreements/0/term")
}
