package io.gradeway.model;

/**
 * What data is asked for.
 *
 * @param code a code of the agreement's purposes, for example {@code benefit-eligibility}
 * @param assurance whether the caller's credential signed the code or the caller merely said it
 */
public record Purpose(String code, Assurance assurance) {}
