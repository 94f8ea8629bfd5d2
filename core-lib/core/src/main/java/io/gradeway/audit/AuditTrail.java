package io.gradeway.audit;

import java.util.concurrent.CompletionStage;

/** Writes records to the ledger. Thread-safe. */
public interface AuditTrail {
  /**
   * Appends a record.
   *
   * @return completes with the ledger index once the record is durable; until then nothing that it
   *     accounts for may be released. Fails with a {@code LedgerException} when it cannot be kept
   */
  CompletionStage<Long> append(AuditRecord record);
}
