package io.gradeway.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Yes, provided that every obligation is performed. Whoever cannot perform one must treat this as a
 * {@link Deny}.
 *
 * @param revision the policy that said so
 * @param reasons rules that led here, may be empty
 * @param obligations all must be performed
 * @param agreement id of the agreement the release rests on, empty inside one domain
 * @param validUntil the permit is void from this instant on
 * @param cacheable whether the same input bytes may be answered with this permit again
 */
public record Permit(
    PolicyRevision revision,
    List<Reason> reasons,
    List<Obligation> obligations,
    Optional<String> agreement,
    Optional<Instant> validUntil,
    boolean cacheable)
    implements Decision {
  public Permit {
    reasons = List.copyOf(reasons);
    obligations = List.copyOf(obligations);
  }
}
