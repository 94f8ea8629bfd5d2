# Strangers get nothing. GB/T 22239-2019 8.1.4.1 (identity authentication).
package gradeway.identity

deny contains {"id": "ANONYMOUS", "agreement": "", "about": ""} if {
	not input.subject.authenticated == true
}
