# A parameter that filters on a field answers questions about the clear value behind a mask, so it
# may only act on a field that the agreement releases in clear. PIPL 6, 51.
package gradeway.parameter

refuse contains {"id": "PARAMETER_NOT_GRANTED", "agreement": candidate.id, "about": parameter.name} if {
	some parameter in input.parameters
	parameter.field
	some candidate in input.agreements
	not granted(candidate, parameter)
}

granted(candidate, parameter) if {
	some field in candidate.fields
	field.path == parameter.field
	field.treatment == "clear"
	not shielded(candidate, parameter)
}

# Another path of the agreement reaches the same field and hides it: the strictest wins.
shielded(candidate, parameter) if {
	some field in candidate.fields
	field.path in parameter.touches
	field.treatment != "clear"
}
