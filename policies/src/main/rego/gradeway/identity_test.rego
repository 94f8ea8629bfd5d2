package gradeway.identity_test

import data.gradeway.fixture_test as fixture
import data.gradeway.identity

test_authenticated_passes if count(identity.deny) == 0 with input as fixture.question

test_anonymous_refused if {
	fixture.ids(identity.deny) == {"ANONYMOUS"} with input as fixture.with_value("/subject/authenticated", false)
}

test_authentication_unknown_refused if {
	fixture.ids(identity.deny) == {"ANONYMOUS"} with input as fixture.without("/subject")
}

test_authentication_not_boolean_refused if {
	fixture.ids(identity.deny) == {"ANONYMOUS"} with input as fixture.with_value("/subject/authenticated", "yes")
}
