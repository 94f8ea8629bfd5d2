package gradeway.permission_test

import data.gradeway.fixture_test as fixture
import data.gradeway.permission

test_permitted_passes if count(permission.deny) == 0 with input as fixture.question

test_not_permitted_refused if {
	fixture.ids(permission.deny) == {"NOT_PERMITTED"} with input as fixture.with_value("/subject/permitted", false)
}

test_permission_unknown_refused if {
	fixture.ids(permission.deny) == {"NOT_PERMITTED"} with input as fixture.without("/subject/permitted")
}
