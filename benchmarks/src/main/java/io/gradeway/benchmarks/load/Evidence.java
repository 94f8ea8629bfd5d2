package io.gradeway.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gradeway.audit.AuditVerifier;
import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.SigningKey;
import io.gradeway.ledger.StoredEntry;
import io.gradeway.ledger.Verification;
import java.io.IOException;
import java.util.List;

/** What a gateway's ledger holds once the gateway has ended. */
final class Evidence {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private long exchanges;
  private long decisions;
  private long outcomes;
  private long permitted;
  private long entries;
  private double verifiedPerSecond;

  private Evidence() {}

  static Evidence read(LoadCity.GatewayFiles files) throws IOException {
    Evidence evidence = new Evidence();
    SigningKey key = SigningKey.read(files.key(), files.id());
    try (LedgerReader reader = LedgerReader.open(files.data().resolve("ledger.db"))) {
      long from = 0;
      for (List<StoredEntry> slice = reader.read(from, LedgerReader.SLICE_MAX);
          !slice.isEmpty();
          slice = reader.read(from, LedgerReader.SLICE_MAX)) {
        for (StoredEntry entry : slice) {
          evidence.count(MAPPER.readTree(entry.bytes()));
        }
        from += slice.size();
      }
      evidence.entries = from;
      long start = System.nanoTime();
      Verification verification = AuditVerifier.verify(reader, key.verifier(), List.of());
      evidence.verifiedPerSecond = from * 1e9 / (System.nanoTime() - start);
      if (!(verification instanceof Verification.InternallyConsistent)) {
        throw new IllegalStateException("the ledger does not verify: " + verification);
      }
    }
    return evidence;
  }

  private void count(JsonNode record) {
    String kind = record.path("kind").asText();
    boolean permit = record.path("verdict").asText().equals("PERMIT");
    switch (kind) {
      case "EXCHANGE" -> exchanges++;
      case "DECISION" -> decisions++;
      case "OUTCOME" -> outcomes++;
      default -> {
        return; // the gateway's own start and end, and profiles
      }
    }
    if (permit && !kind.equals("DECISION")) {
      permitted++;
    }
  }

  /**
   * Compares with what was asked.
   *
   * @param completed answers that the drivers received whole
   * @param inFlight requests that drivers may have dropped when they ended
   */
  void check(long completed, long inFlight) {
    long recorded = exchanges + decisions;
    if (permitted < completed || recorded > completed + inFlight) {
      throw new IllegalStateException(
          "%d answers received and at most %d dropped, but %d exchanges recorded, %d permitted"
              .formatted(completed, inFlight, recorded, permitted));
    }
    // A decision whose outcome is missing counts as its upper bound; only a drop may leave one.
    if (open() < 0 || open() > inFlight) {
      throw new IllegalStateException(decisions + " decisions, but " + outcomes + " outcomes");
    }
  }

  /** Decisions without an outcome. */
  long open() {
    return decisions - outcomes;
  }

  long recorded() {
    return exchanges + decisions;
  }

  long entries() {
    return entries;
  }

  double verifiedPerSecond() {
    return verifiedPerSecond;
  }
}
