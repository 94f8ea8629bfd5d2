package io.gradeway.model;

/**
 * What is asked for: a dataset of a domain.
 *
 * @param domain the domain that owns the data
 * @param dataset id of the dataset within the catalogue, for example {@code hotline.orders}
 */
public record Resource(String domain, String dataset) {}
