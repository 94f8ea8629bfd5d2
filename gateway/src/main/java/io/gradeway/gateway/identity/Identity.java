package io.gradeway.gateway.identity;

import io.gradeway.model.Purpose;
import io.gradeway.model.Subject;
import java.util.Optional;

/**
 * Who asks and what for.
 *
 * @param subject never null; {@link Subject#ANONYMOUS} when the request carried no credentials
 * @param purpose what was stated, with how well it is founded
 */
public record Identity(Subject subject, Optional<Purpose> purpose) {}
