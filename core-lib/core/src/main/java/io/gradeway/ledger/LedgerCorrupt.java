package io.gradeway.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What is stored contradicts itself, a kept checkpoint, or the configuration. Nothing is repaired:
 * keep the files, and let {@code gradeway audit verify} name the first bad entry.
 */
public final class LedgerCorrupt extends LedgerException {
  private static final long serialVersionUID = 1L;

  public LedgerCorrupt(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  public LedgerCorrupt(String message) {
    this(message, null);
  }
}
