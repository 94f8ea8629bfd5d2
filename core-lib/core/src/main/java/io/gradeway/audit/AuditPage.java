package io.gradeway.audit;

import java.util.List;
import java.util.Optional;

/**
 * A page of an answer.
 *
 * @param entries what was found, in the order asked for
 * @param cursor asks for the next page; absent at the end
 * @param indexedThrough number of ledger entries the answer covers: those with lower indexes
 */
public record AuditPage(List<RecordedEntry> entries, Optional<String> cursor, long indexedThrough) {
  public AuditPage {
    entries = List.copyOf(entries);
  }
}
