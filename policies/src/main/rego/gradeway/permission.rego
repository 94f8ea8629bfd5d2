# The realm must permit the operation as well; both must say yes. GB/T 22239-2019 8.1.4.2 (access
# control).
package gradeway.permission

deny contains {"id": "NOT_PERMITTED", "agreement": "", "about": ""} if {
	not input.subject.permitted == true
}
