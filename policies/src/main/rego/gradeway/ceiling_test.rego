package gradeway.ceiling_test

import data.gradeway.ceiling
import data.gradeway.fixture_test as fixture

test_clear_field_at_the_ceiling_passes if {
	count(ceiling.refuse) == 0 with input as fixture.with_field("clear", ["gbt-43697-2024:G4"])
}

test_clear_field_above_the_ceiling_refused if {
	ceiling.refuse == {{"id": "FIELD_ABOVE_CEILING", "agreement": "AG-1", "about": "records[].x"}} with input as fixture.with_field("clear", ["gbt-43697-2024:G1", "gbt-43697-2024:IMPORTANT"])
}

test_masked_field_above_the_ceiling_passes if {
	count(ceiling.refuse) == 0 with input as fixture.with_field("mask:name", ["gbt-43697-2024:IMPORTANT"])
}

test_unknown_ceiling_refused if {
	fixture.ids(ceiling.refuse) == {"LEVEL_UNKNOWN"} with input as fixture.with_value("/agreements/0/ceiling", "other:9")
}

test_missing_ceiling_refused if {
	fixture.ids(ceiling.refuse) == {"LEVEL_UNKNOWN"} with input as fixture.without("/agreements/0/ceiling")
}

test_unknown_level_of_field_refused if {
	fixture.ids(ceiling.refuse) == {"LEVEL_UNKNOWN"} with input as fixture.with_field("redact", ["other:1", "gbt-43697-2024:G1"])
}

test_field_without_level_refused if {
	fixture.ids(ceiling.refuse) == {"LEVEL_UNKNOWN"} with input as fixture.with_field("mask:name", [])
}
