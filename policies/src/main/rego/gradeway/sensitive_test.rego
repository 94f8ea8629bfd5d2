package gradeway.sensitive_test

import data.gradeway.fixture_test as fixture
import data.gradeway.sensitive

asserted(question) := json.patch(question, [{"op": "add", "path": "/purpose/assurance", "value": "asserted"}])

test_sensitive_clear_for_signed_purpose_passes if {
	count(sensitive.refuse) == 0 with input as fixture.with_field("clear", ["gbt-43697-2024:G4"])
}

test_sensitive_clear_for_asserted_purpose_refused if {
	fixture.ids(sensitive.refuse) == {"SENSITIVE_PURPOSE_NOT_SIGNED"} with input as asserted(fixture.with_field("clear", ["gbt-43697-2024:G4"]))
}

test_sensitive_masked_for_asserted_purpose_passes if {
	count(sensitive.refuse) == 0 with input as asserted(fixture.with_field("mask:name", ["gbt-43697-2024:G4"]))
}

test_ordinary_clear_for_asserted_purpose_passes if {
	count(sensitive.refuse) == 0 with input as asserted(fixture.with_field("clear", ["gbt-43697-2024:G3"]))
}
