package gradeway.obligations_test

import data.gradeway.fixture_test as fixture
import data.gradeway.obligations
import data.gradeway.tables

must := obligations.of(fixture.agreement)

test_every_named_field_is_protected_as_agreed if {
	every field in fixture.agreement.fields {
		{"type": "protect", "path": field.path, "treatment": field.treatment} in must
	}
}

test_unnamed_fields_are_redacted if {"type": "protect-unnamed", "treatment": "redact"} in must

test_ceiling_is_the_agreements if {"type": "ceiling", "level": "gbt-43697-2024:G4"} in must

test_findings_are_protected_by_kind if {
	{"type": "protect-found", "treatments": tables.found} in must
	tables.found["personal.contact.mobile"] == "mask:mobile"
	tables.found.credential == "redact"
}

test_no_finding_is_released_clear if {
	every treatment in tables.found {
		treatment != "clear"
	}
}

# The strictest of several protections wins, so that a kind and a kind below it must not both be
# listed: the general one would silence the special one.
test_no_kind_lies_within_another if {
	every one, _ in tables.found {
		every other, _ in tables.found {
			not startswith(one, concat("", [other, "."]))
		}
	}
}
