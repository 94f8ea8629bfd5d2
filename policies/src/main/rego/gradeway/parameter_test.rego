package gradeway.parameter_test

import data.gradeway.fixture_test as fixture
import data.gradeway.parameter

acting_on(field, touches) := fixture.with_value("/parameters", [{"field": field, "name": "q", "touches": touches}])

test_parameter_on_no_field_passes if {
	count(parameter.refuse) == 0 with input as fixture.with_value("/parameters", [{"name": "page"}])
}

test_parameter_on_clear_field_passes if {
	count(parameter.refuse) == 0 with input as acting_on("records[].status", ["records[].status"])
}

test_parameter_on_masked_field_refused if {
	parameter.refuse == {{"id": "PARAMETER_NOT_GRANTED", "agreement": "AG-1", "about": "q"}} with input as acting_on("records[].name", ["records[].name"])
}

test_parameter_on_unnamed_field_refused if {
	fixture.ids(parameter.refuse) == {"PARAMETER_NOT_GRANTED"} with input as acting_on("records[].idNumber", [])
}

test_parameter_on_field_that_a_pattern_hides_refused if {
	hidden := json.patch(acting_on("records[].status", ["**.status", "records[].status"]), [{
		"op": "add",
		"path": "/agreements/0/fields/-",
		"value": {"levels": ["gbt-43697-2024:G2"], "path": "**.status", "treatment": "redact"},
	}])
	fixture.ids(parameter.refuse) == {"PARAMETER_NOT_GRANTED"} with input as hidden
}
