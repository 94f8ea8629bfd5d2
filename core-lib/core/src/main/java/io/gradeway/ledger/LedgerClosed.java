package io.gradeway.ledger;

/** The ledger is closed or closing. */
public final class LedgerClosed extends LedgerException {
  private static final long serialVersionUID = 1L;

  public LedgerClosed() {
    super("the ledger is closed", null);
  }
}
