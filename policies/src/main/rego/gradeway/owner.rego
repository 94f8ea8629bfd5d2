# A system of the domain that owns the data.
package gradeway.owner

access if {
	input.subject.domain != ""
	input.subject.domain == input.resource.domain
}
