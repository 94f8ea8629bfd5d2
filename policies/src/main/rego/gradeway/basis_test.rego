package gradeway.basis_test

import data.gradeway.basis
import data.gradeway.fixture_test as fixture

test_stated_basis_passes if count(basis.refuse) == 0 with input as fixture.question

test_missing_basis_refused if {
	fixture.ids(basis.refuse) == {"LEGAL_BASIS_MISSING"} with input as fixture.with_value("/agreements/0/legal_basis_stated", false)
	fixture.ids(basis.refuse) == {"LEGAL_BASIS_MISSING"} with input as fixture.without("/agreements/0/legal_basis_stated")
}
