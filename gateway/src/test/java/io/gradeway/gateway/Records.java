package io.gradeway.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.StoredEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The records of a ledger file, read as plain JSON and beside the gateway that writes it. */
final class Records {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Records() {}

  /** All records, in order; profiles are left out. */
  static List<JsonNode> all(Path ledger) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    try (LedgerReader reader = LedgerReader.open(ledger)) {
      long at = 0;
      for (List<StoredEntry> some = reader.read(at, LedgerReader.SLICE_MAX);
          !some.isEmpty();
          some = reader.read(at, LedgerReader.SLICE_MAX)) {
        for (StoredEntry entry : some) {
          JsonNode record = JSON.readTree(entry.bytes());
          if (record.has("exchange")) {
            records.add(record);
          }
          at = entry.index() + 1;
        }
      }
    }
    return records;
  }

  /** The records of one exchange, in order. */
  static List<JsonNode> of(Path ledger, String exchange) throws IOException {
    return all(ledger).stream()
        .filter(record -> record.get("exchange").asText().equals(exchange))
        .toList();
  }

  /** Kinds of the records of one exchange, in order. */
  static List<String> kinds(Path ledger, String exchange) throws IOException {
    return of(ledger, exchange).stream().map(record -> record.get("kind").asText()).toList();
  }
}
