package io.gradeway.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The ledger cannot take the entry now: its queue is full, its storage refuses to write, or another
 * process holds it. Trying again later is sensible; a gateway answers 503 with {@code Retry-After}.
 */
public final class LedgerBusy extends LedgerException {
  private static final long serialVersionUID = 1L;

  public LedgerBusy(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public LedgerBusy(String message) {
    this(message, null);
  }
}
