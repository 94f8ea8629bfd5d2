package io.gradeway.audit;

import io.gradeway.model.Level;
import io.gradeway.model.Person;
import io.gradeway.model.Purpose;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * One fact of the evidence. Holds no field value of any body.
 *
 * @param kind what the record is about
 * @param exchange id of the exchange, a UUID
 * @param time when, UTC; kept to the microsecond
 * @param caller who asked
 * @param target what was asked for
 * @param purpose stated purpose
 * @param agreement id and revision of the agreement a release rests on, as {@code id@revision}
 * @param policyRevision the bundle that decided
 * @param verdict the answer
 * @param mode mode of the route
 * @param reasons ids of reasons, in the order the policy gave them
 * @param profile what a release did to which field, if anything may be released
 * @param level highest level found or labelled in what was asked for
 * @param counts totals
 * @param status HTTP status sent, 0 when nothing was sent
 * @param bytes body bytes sent
 * @param decisionIndex for an outcome, ledger index of the decision it completes
 * @param detail for a query its filters, for an operation what happened; never a field's value
 */
public record AuditRecord(
    Kind kind,
    String exchange,
    Instant time,
    Caller caller,
    Target target,
    Optional<Purpose> purpose,
    Optional<String> agreement,
    String policyRevision,
    Verdict verdict,
    Mode mode,
    List<String> reasons,
    Optional<ReleaseProfile> profile,
    Optional<Level> level,
    Counts counts,
    int status,
    long bytes,
    Optional<Long> decisionIndex,
    Optional<String> detail) {

  /** What a record is about. */
  public enum Kind {
    /** A whole exchange: decision and outcome in one. */
    EXCHANGE,
    /**
     * A decision whose outcome is still to come; level and profile are upper bounds, counts are not
     * known yet and zero.
     */
    DECISION,
    /** The outcome of an earlier {@link #DECISION}. */
    OUTCOME,
    /** An officer's question to the log. */
    QUERY,
    /** The gateway started, stopped, or changed keys or configuration. */
    OPERATION
  }

  /** The answer. */
  public enum Verdict {
    PERMIT,
    DENY,
    /** Permitted, but the exchange failed before or during release. */
    FAILED
  }

  /** Mode of a route. */
  public enum Mode {
    OBSERVE,
    ENFORCE
  }

  /**
   * Who asked.
   *
   * @param subject id of the calling system
   * @param domain its domain
   * @param authentication how it authenticated
   * @param behind person or job behind it: goes to the private part
   * @param address network address it came from: goes to the private part
   */
  public record Caller(
      String subject,
      String domain,
      String authentication,
      Optional<Person> behind,
      Optional<String> address) {}

  /**
   * What was asked for.
   *
   * @param domain owner
   * @param dataset id of the dataset
   * @param route id of the route, empty when none matched
   * @param operation for example {@code read}
   * @param method HTTP method
   * @param requestDigest keyed digest of path and query, hexadecimal
   */
  public record Target(
      String domain,
      String dataset,
      String route,
      String operation,
      String method,
      String requestDigest) {}

  /**
   * Totals of what a release did.
   *
   * @param records records released
   * @param values values seen
   * @param treated values that were masked, replaced or taken out
   * @param redactedRecords records withheld as a whole
   */
  public record Counts(long records, long values, long treated, long redactedRecords) {
    public static final Counts NONE = new Counts(0, 0, 0, 0);
  }

  public AuditRecord {
    reasons = List.copyOf(reasons);
    time = time.truncatedTo(ChronoUnit.MICROS);
  }

  /** A record without detail, as exchanges have none. */
  public AuditRecord(
      Kind kind,
      String exchange,
      Instant time,
      Caller caller,
      Target target,
      Optional<Purpose> purpose,
      Optional<String> agreement,
      String policyRevision,
      Verdict verdict,
      Mode mode,
      List<String> reasons,
      Optional<ReleaseProfile> profile,
      Optional<Level> level,
      Counts counts,
      int status,
      long bytes,
      Optional<Long> decisionIndex) {
    this(
        kind,
        exchange,
        time,
        caller,
        target,
        purpose,
        agreement,
        policyRevision,
        verdict,
        mode,
        reasons,
        profile,
        level,
        counts,
        status,
        bytes,
        decisionIndex,
        Optional.empty());
  }
}
