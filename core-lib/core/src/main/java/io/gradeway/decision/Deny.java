package io.gradeway.decision;

import java.util.List;

/**
 * No.
 *
 * @param revision the policy that said so, {@link PolicyRevision#NONE} when none could answer
 * @param reasons at least one
 * @param cacheable whether the same input bytes may be answered with this denial again; false for a
 *     denial that means "could not decide"
 */
public record Deny(PolicyRevision revision, List<Reason> reasons, boolean cacheable)
    implements Decision {
  public static final Reason PDP_UNAVAILABLE =
      Reason.of(
          "PDP_UNAVAILABLE",
          "The policy decision point gave no usable answer; without a decision no data is released.",
          "策略决策点未给出可用结论；没有决策就不放行数据。");
  public static final Reason UNSUPPORTED_OBLIGATION =
      Reason.of(
          "UNSUPPORTED_OBLIGATION",
          "The policy demands an obligation that this gateway cannot perform.",
          "策略要求了本网关无法履行的义务。");

  public Deny {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a denial needs a reason");
    }
  }

  /** A denial that is not to be answered again from memory. */
  public Deny(PolicyRevision revision, List<Reason> reasons) {
    this(revision, reasons, false);
  }

  public static Deny of(Reason reason) {
    return new Deny(PolicyRevision.NONE, List.of(reason));
  }
}
