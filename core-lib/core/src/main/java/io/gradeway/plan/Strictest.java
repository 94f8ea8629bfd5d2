package io.gradeway.plan;

import io.gradeway.protection.Treatment;
import org.jspecify.annotations.Nullable;

/** Settles which of several treatments applies. */
final class Strictest {
  private Strictest() {}

  /**
   * The stricter of two treatments. Two different ones of the same partial kind are not comparable:
   * whoever sees both forms of a value learns more than either allows, so the value is redacted.
   */
  static Treatment of(@Nullable Treatment a, Treatment b) {
    if (a == null || a.equals(b)) {
      return b;
    }
    int order = a.kind().compareTo(b.kind());
    if (order == 0) {
      return Treatment.REDACT;
    }
    return order > 0 ? a : b;
  }
}
