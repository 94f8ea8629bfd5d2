# A question that is permitted; each test changes one thing in it.
package gradeway.fixture_test

agreement := {
	"active": true,
	"ceiling": "gbt-43697-2024:G4",
	"dataset": "population.residents",
	"fields": [
		{"levels": ["gbt-43697-2024:G3"], "path": "records[].name", "treatment": "mask:name"},
		{"levels": ["gbt-43697-2024:G2"], "path": "records[].status", "treatment": "clear"},
	],
	"id": "AG-1",
	"legal_basis_stated": true,
	"provider": "population",
	"purposes": ["benefit-eligibility"],
	"receiver": "medical",
	"term": "within",
	"valid_until": "2027-01-01T00:00:00Z",
}

question := {
	"action": {"method": "GET", "operation": "read"},
	"agreements": [agreement],
	"parameters": [],
	"purpose": {"assurance": "signed", "code": "benefit-eligibility"},
	"resource": {"dataset": "population.residents", "domain": "population"},
	"subject": {"authenticated": true, "domain": "medical", "permitted": true},
}

# The question with another value at a path, for example "/purpose/code".
with_value(path, value) := json.patch(question, [{"op": "add", "path": path, "value": value}])

without(path) := json.patch(question, [{"op": "remove", "path": path}])

# The question with one field, released in a way, of levels.
with_field(treatment, levels) := with_value("/agreements/0/fields", [{
	"levels": levels,
	"path": "records[].x",
	"treatment": treatment,
}])

ids(problems) := {problem.id | some problem in problems}
