package io.gradeway.audit;

import io.gradeway.audit.AuditRecord.Caller;
import io.gradeway.audit.AuditRecord.Counts;
import io.gradeway.audit.AuditRecord.Kind;
import io.gradeway.audit.AuditRecord.Mode;
import io.gradeway.audit.AuditRecord.Target;
import io.gradeway.audit.AuditRecord.Verdict;
import io.gradeway.model.Assurance;
import io.gradeway.model.CategoryId;
import io.gradeway.model.Level;
import io.gradeway.model.Person;
import io.gradeway.model.Purpose;
import io.gradeway.protection.Treatment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lifelike records for tests. */
final class Records {
  static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
  static final String SCHEME = "gbt-43697-2024";
  static final List<String> LEVELS = List.of("G1", "G2", "G3", "G4", "IMPORTANT", "CORE");
  static final ReleaseProfile PROFILE =
      new ReleaseProfile(
          List.of(
              new ReleaseProfile.Entry(
                  "records[].idNumber",
                  Optional.of(CategoryId.of("personal.identity.resident-id")),
                  new Level(SCHEME, "G4"),
                  new Treatment(Treatment.Kind.MASK, "resident-id")),
              new ReleaseProfile.Entry(
                  "records[].remark",
                  Optional.empty(),
                  new Level(SCHEME, "G3"),
                  Treatment.REDACT)));

  private Records() {}

  static String exchange(int i) {
    return new UUID(0x5eed_0000_0000_4000L, 0x8000_0000_0000_0000L | i).toString();
  }

  static Level level(String id) {
    return new Level(SCHEME, id);
  }

  /** Exchange i: callers, datasets, levels and verdicts turn at different speeds. */
  static AuditRecord exchangeRecord(int i) {
    boolean denied = i % 5 == 0;
    return new AuditRecord(
        Kind.EXCHANGE,
        exchange(i),
        START.plusSeconds(i),
        new Caller(
            "system-" + i % 7,
            i % 3 == 0 ? "population" : "medical",
            "JWT",
            i % 2 == 0 ? Optional.of(new Person("clerk " + i, Assurance.SIGNED)) : Optional.empty(),
            Optional.of("10.0.0." + i % 250)),
        new Target(
            i % 4 == 0 ? "population" : "hotline",
            i % 4 == 0 ? "population.residents" : "hotline.orders",
            "route-" + i % 2,
            "read",
            "GET",
            "0123456789abcdef0123456789abcdef"),
        Optional.of(
            new Purpose(i % 6 == 0 ? "statistics" : "benefit-eligibility", Assurance.SIGNED)),
        Optional.of("AG-2026-0" + i % 9 + "@3"),
        "bundle-2026-11",
        denied ? Verdict.DENY : Verdict.PERMIT,
        i % 11 == 0 ? Mode.OBSERVE : Mode.ENFORCE,
        denied ? List.of("purpose-not-agreed", "level-above-ceiling") : List.of("agreement"),
        denied ? Optional.empty() : Optional.of(PROFILE),
        Optional.of(level(LEVELS.get(i % 4))),
        denied ? Counts.NONE : new Counts(20, 400, 60, 1),
        denied ? 403 : 200,
        denied ? 0 : 11_700,
        Optional.empty());
  }

  /** The same record as another kind, perhaps completing a decision. */
  static AuditRecord as(AuditRecord r, Kind kind, Optional<Long> decision) {
    return new AuditRecord(
        kind,
        r.exchange(),
        r.time(),
        r.caller(),
        r.target(),
        r.purpose(),
        r.agreement(),
        r.policyRevision(),
        r.verdict(),
        r.mode(),
        r.reasons(),
        r.profile(),
        r.level(),
        r.counts(),
        r.status(),
        r.bytes(),
        decision);
  }
}
