package io.gradeway.ledger;

import org.jspecify.annotations.Nullable;

/** Why the ledger did not do what was asked. Whatever it accounts for must then not happen. */
public abstract sealed class LedgerException extends RuntimeException
    permits LedgerBusy, LedgerClosed, LedgerCorrupt {
  private static final long serialVersionUID = 1L;

  LedgerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
