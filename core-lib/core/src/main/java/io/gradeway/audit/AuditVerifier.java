package io.gradeway.audit;

import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.LedgerVerifier;
import io.gradeway.ledger.PrivatePart;
import io.gradeway.ledger.SignedCheckpoint;
import io.gradeway.ledger.StoredEntry;
import io.gradeway.ledger.Verification;
import io.gradeway.ledger.VerifierKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Verifies a ledger of audit records: tree and checkpoints as {@link LedgerVerifier} does, and that
 * every entry is a record of a known version, every private part fits its commitment, and every
 * profile has the id of its content and is there for the records that name it.
 */
public final class AuditVerifier {

  private final Set<String> profiles = ConcurrentHashMap.newKeySet();
  private final ConcurrentHashMap<String, Long> named = new ConcurrentHashMap<>();

  private AuditVerifier() {}

  /**
   * Verifies a whole ledger, see {@link LedgerVerifier#verify}.
   *
   * @param outside checkpoints kept by a witness or an auditor; without any the best answer is
   *     {@link Verification.InternallyConsistent}
   */
  public static Verification verify(
      LedgerReader reader, VerifierKey key, List<SignedCheckpoint> outside) {
    AuditVerifier verifier = new AuditVerifier();
    Verification result = LedgerVerifier.verify(reader, key, outside, verifier::check);
    if (result instanceof Verification.Tampered) {
      return result;
    }
    return verifier.named.entrySet().stream()
        .filter(name -> !verifier.profiles.contains(name.getKey()))
        .min(Map.Entry.comparingByValue())
        .<Verification>map(
            name ->
                new Verification.Tampered(
                    name.getValue(),
                    "entry " + name.getValue() + " names a profile that is not in the ledger"))
        .orElse(result);
  }

  private void check(StoredEntry entry, Optional<PrivatePart> privatePart) {
    RecordReader.Content content = RecordReader.content(entry.bytes());
    if (content instanceof RecordReader.StoredProfile stored) {
      profiles.add(stored.id());
    } else if (content instanceof RecordReader.ProfileParts stored) {
      profiles.add(stored.id());
      stored.parts().forEach(id -> named.merge(id, entry.index(), Math::min));
    } else if (content instanceof RecordReader.StoredRecord stored) {
      stored.profileId().ifPresent(id -> named.merge(id, entry.index(), Math::min));
      // Erased parts are no finding: that is what they are for.
      if (privatePart.isPresent()
          && !stored.commitment().equals(privatePart.map(PrivatePart::commitment))) {
        throw new IllegalArgumentException("its private part is not what was committed to");
      }
    }
  }
}
