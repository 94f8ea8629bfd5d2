# Another domain may read, by methods that are safe (RFC 9110 9.2.1), and nothing else. DSL 38.
package gradeway.operation

deny contains {"id": "OPERATION_NOT_SHARED", "agreement": "", "about": ""} if not shared

shared if {
	input.action.operation == "read"
	input.action.method in {"GET", "HEAD"}
}
