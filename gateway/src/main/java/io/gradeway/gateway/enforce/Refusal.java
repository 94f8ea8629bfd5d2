package io.gradeway.gateway.enforce;

import io.gradeway.decision.Reason;
import java.util.List;

/** Ends an exchange with a status and reasons. Carries no stack trace: refusing is normal work. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Reason> reasons;

  Refusal(int status, List<Reason> reasons) {
    super(reasons.get(0).id(), null, false, false);
    this.status = status;
    this.reasons = List.copyOf(reasons);
  }

  Refusal(int status, Reason reason) {
    this(status, List.of(reason));
  }

  int status() {
    return status;
  }

  List<Reason> reasons() {
    return reasons;
  }
}
