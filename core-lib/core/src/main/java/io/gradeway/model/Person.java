package io.gradeway.model;

/**
 * The person, or automatic job, on whose behalf a system asks.
 *
 * @param id the calling department's own id of that person; personal data, so never in public parts
 *     of records
 * @param assurance whether the id was signed or only asserted
 */
public record Person(String id, Assurance assurance) {}
