package gradeway.texts_test

import data.gradeway.tables
import data.gradeway.texts

test_reason_names_what_and_agreement_in_both_languages if {
	texts.reason({"id": "FIELD_ABOVE_CEILING", "agreement": "AG-1", "about": "a.b"}) == {
		"id": "FIELD_ABOVE_CEILING",
		"en": "A field released in clear is graded above the agreement's ceiling. (a.b) (agreement AG-1)",
		"zh": "以明文放行的字段级别高于协议上限。（a.b）（协议 AG-1）",
		"clause": "DSL 21",
	}
}

test_reason_without_clause_has_none if {
	not texts.reason({"id": "NOTHING_PERMITS", "agreement": "", "about": ""}).clause
}

test_every_text_is_there_in_both_languages if {
	every id, _ in tables.reasons {
		reason := texts.reason({"id": id, "agreement": "", "about": ""})
		reason.en != ""
		reason.zh != ""
	}
}
