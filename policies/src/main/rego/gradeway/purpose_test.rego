package gradeway.purpose_test

import data.gradeway.fixture_test as fixture
import data.gradeway.purpose

test_agreed_purpose_passes if {
	count(purpose.deny) == 0 with input as fixture.question
	count(purpose.refuse) == 0 with input as fixture.question
}

test_missing_purpose_refused_once if {
	fixture.ids(purpose.deny) == {"PURPOSE_MISSING"} with input as fixture.without("/purpose")
	count(purpose.refuse) == 0 with input as fixture.without("/purpose")
}

test_empty_purpose_is_missing if {
	fixture.ids(purpose.deny) == {"PURPOSE_MISSING"} with input as fixture.with_value("/purpose/code", "")
}

test_other_purpose_refused_and_names_the_agreement if {
	purpose.refuse == {{"id": "PURPOSE_NOT_AGREED", "agreement": "AG-1", "about": ""}} with input as fixture.with_value("/purpose/code", "marketing")
}

test_agreement_without_purposes_refused if {
	fixture.ids(purpose.refuse) == {"PURPOSE_NOT_AGREED"} with input as fixture.without("/agreements/0/purposes")
}

test_signed_purpose_is_signed if purpose.signed with input as fixture.question

test_asserted_purpose_is_not_signed if {
	not purpose.signed with input as fixture.with_value("/purpose/assurance", "asserted")
}
