package io.gradeway.gateway.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A token whose signature and claims hold.
 *
 * @param principal its {@code sub}
 * @param from first instant at which it is valid, tolerance included
 * @param until first instant at which it is no longer valid, tolerance included
 * @param purpose signed purpose
 * @param behind signed person or job
 */
record Token(
    String principal,
    Instant from,
    Instant until,
    Optional<String> purpose,
    Optional<String> behind) {}
