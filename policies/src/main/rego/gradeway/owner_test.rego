package gradeway.owner_test

import data.gradeway.fixture_test as fixture
import data.gradeway.owner

test_owner_has_access if owner.access with input as fixture.with_value("/subject/domain", "population")

test_other_domain_is_no_owner if not owner.access with input as fixture.question

test_empty_domain_is_no_owner if {
	nobody := json.patch(fixture.question, [
		{"op": "add", "path": "/subject/domain", "value": ""},
		{"op": "add", "path": "/resource/domain", "value": ""},
	])
	not owner.access with input as nobody
}

test_unknown_domain_is_no_owner if not owner.access with input as fixture.without("/subject/domain")
