# Reasons as people read them.
package gradeway.texts

import data.gradeway.tables

reason(problem) := object.union(
	{
		"id": problem.id,
		"en": concat("", [text.en, about(problem, " (", ")"), under(problem, " (agreement ", ")")]),
		"zh": concat("", [text.zh, about(problem, "（", "）"), under(problem, "（协议 ", "）")]),
	},
	clause(text),
) if {
	text := tables.reasons[problem.id]
}

about(problem, open, close) := concat("", [open, problem.about, close]) if problem.about != ""

about(problem, _, _) := "" if problem.about == ""

under(problem, open, close) := concat("", [open, problem.agreement, close]) if {
	problem.agreement != ""
}

under(problem, _, _) := "" if problem.agreement == ""

clause(text) := {"clause": text.clause} if text.clause

clause(text) := {} if not text.clause
