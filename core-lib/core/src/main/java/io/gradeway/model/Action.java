package io.gradeway.model;

/**
 * What is asked: the operation a route declares and the HTTP method that carried it.
 *
 * @param operation for example {@code read}
 * @param method upper-case HTTP method
 */
public record Action(String operation, String method) {}
