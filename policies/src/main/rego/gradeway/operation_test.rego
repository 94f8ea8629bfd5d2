package gradeway.operation_test

import data.gradeway.fixture_test as fixture
import data.gradeway.operation

test_read_by_safe_method_passes if {
	every method in ["GET", "HEAD"] {
		count(operation.deny) == 0 with input as fixture.with_value("/action/method", method)
	}
}

test_other_method_refused if {
	every method in ["POST", "PUT", "PATCH", "DELETE", "get", ""] {
		fixture.ids(operation.deny) == {"OPERATION_NOT_SHARED"} with input as fixture.with_value("/action/method", method)
	}
}

test_other_operation_refused if {
	every operation_name in ["write", "match", "READ", ""] {
		fixture.ids(operation.deny) == {"OPERATION_NOT_SHARED"} with input as fixture.with_value("/action/operation", operation_name)
	}
}

test_action_unknown_refused if {
	fixture.ids(operation.deny) == {"OPERATION_NOT_SHARED"} with input as fixture.without("/action")
}
