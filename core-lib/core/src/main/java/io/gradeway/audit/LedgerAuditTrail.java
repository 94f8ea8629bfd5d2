package io.gradeway.audit;

import io.gradeway.ledger.Ledger;
import io.gradeway.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps records in a {@link Ledger}. A release profile gets an entry of its own, in the same
 * transaction and before the first record of this run that uses it; later records hold its id.
 *
 * <p>The person behind a caller and its address go to the private part; the public part holds only
 * their salted commitment. Thread-safe.
 */
public final class LedgerAuditTrail implements AuditTrail {
  /** Profiles remembered as written; beyond it, all are forgotten and written again when used. */
  private static final int PROFILES_MAX = 10_000;

  private final Ledger ledger;
  private final Set<String> written = ConcurrentHashMap.newKeySet();

  private LedgerAuditTrail(Ledger ledger) {
    this.ledger = ledger;
  }

  /** A trail into this ledger, which the caller opened and closes. */
  public static LedgerAuditTrail open(Ledger ledger) {
    return new LedgerAuditTrail(ledger);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A record that cannot be written down at all (longer than 65,535 bytes by itself, without its
   * profile, or text with an unpaired surrogate) fails with an {@code IllegalArgumentException}:
   * refuse what it accounts for.
   */
  @Override
  public CompletionStage<Long> append(AuditRecord record) {
    LedgerEntry entry;
    @Nullable ProfileForm profile;
    try {
      entry = RecordWriter.entry(record);
      profile = record.profile().map(ReleaseProfile::form).orElse(null);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedStage(e);
    }
    if (profile == null || written.contains(profile.id())) {
      return ledger.append(entry);
    }
    // Known only once durable: records that race with the first one carry the profile along too.
    List<LedgerEntry> together = new ArrayList<>(profile.ledgerEntries());
    together.add(entry);
    String id = profile.id();
    return ledger
        .append(together)
        .thenApply(
            first -> {
              remember(id);
              return first + together.size() - 1;
            });
  }

  private void remember(String profileId) {
    if (written.size() >= PROFILES_MAX) {
      written.clear();
    }
    written.add(profileId);
  }
}
