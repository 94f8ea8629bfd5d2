package io.gradeway.gateway.identity;

import io.gradeway.decision.Reason;

/**
 * Credentials that do not hold; the answer is 401. The reason may be told to the caller: it holds
 * nothing of the credentials.
 */
public final class IdentityRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Reason reason;

  IdentityRefused(Reason reason) {
    super(reason.id() + ": " + reason.en(), null, false, false);
    this.reason = reason;
  }

  /** Why, in English and Chinese, with a stable id. */
  public Reason reason() {
    return reason;
  }
}
