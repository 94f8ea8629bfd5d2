package io.gradeway.audit;

import java.util.Optional;

/**
 * A record as the ledger holds it.
 *
 * @param index its place in the ledger
 * @param json the stored public bytes: what its leaf hash covers
 * @param record the record, with its profile and, unless erased, its private part
 * @param open whether it is a decision whose outcome has not been recorded: its level and profile
 *     are upper bounds and count as what happened; its counts are not known
 * @param outcome for a decision, index of its outcome
 */
public record RecordedEntry(
    long index, String json, AuditRecord record, boolean open, Optional<Long> outcome) {}
