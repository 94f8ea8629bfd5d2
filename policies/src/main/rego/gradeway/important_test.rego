package gradeway.important_test

import data.gradeway.fixture_test as fixture
import data.gradeway.important

asserted(question) := json.patch(question, [{"op": "add", "path": "/purpose/assurance", "value": "asserted"}])

test_general_data_passes if count(important.refuse) == 0 with input as asserted(fixture.question)

test_important_field_for_signed_purpose_passes if {
	count(important.refuse) == 0 with input as fixture.with_field("mask:name", ["gbt-43697-2024:IMPORTANT"])
}

test_important_field_for_asserted_purpose_refused if {
	fixture.ids(important.refuse) == {"IMPORTANT_PURPOSE_NOT_SIGNED"} with input as asserted(fixture.with_field("mask:name", ["gbt-43697-2024:IMPORTANT"]))
}

test_important_ceiling_for_asserted_purpose_refused if {
	fixture.ids(important.refuse) == {"IMPORTANT_PURPOSE_NOT_SIGNED"} with input as asserted(fixture.with_value("/agreements/0/ceiling", "gbt-43697-2024:IMPORTANT"))
}

test_core_field_refused_even_signed if {
	every treatment in ["clear", "mask:name", "pseudonym:k", "cipher:k"] {
		fixture.ids(important.refuse) == {"CORE_DATA_WITHHELD"} with input as fixture.with_field(treatment, ["gbt-43697-2024:CORE"])
	}
}

test_core_field_without_treatment_refused if {
	fixture.ids(important.refuse) == {"CORE_DATA_WITHHELD"} with input as fixture.with_value("/agreements/0/fields", [{
		"levels": ["gbt-43697-2024:CORE"],
		"path": "x",
	}])
}

test_core_ceiling_refused_even_signed if {
	fixture.ids(important.refuse) == {"CORE_DATA_WITHHELD"} with input as fixture.with_value("/agreements/0/ceiling", "gbt-43697-2024:CORE")
}

test_field_taken_out_passes if {
	every treatment in ["redact", "drop"] {
		count(important.refuse) == 0 with input as fixture.with_field(treatment, ["gbt-43697-2024:CORE"])
	}
}
