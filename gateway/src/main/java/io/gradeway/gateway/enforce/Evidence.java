package io.gradeway.gateway.enforce;

import io.gradeway.audit.AuditRecord;
import io.gradeway.audit.AuditRecord.Kind;
import io.gradeway.audit.AuditRecord.Verdict;
import io.gradeway.audit.AuditTrail;
import io.gradeway.audit.ReleaseProfile;
import io.gradeway.decision.Decision;
import io.gradeway.decision.Deny;
import io.gradeway.decision.Permit;
import io.gradeway.decision.PolicyRevision;
import io.gradeway.gateway.config.Route;
import io.gradeway.gateway.identity.Identity;
import io.gradeway.model.Subject;
import io.gradeway.plan.Plan;
import io.gradeway.plan.PlannedField;
import io.gradeway.plan.ProtectionSummary;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.CompletionStage;

/**
 * Writes the records of exchanges. A future it returns completes on the exchange's event loop, and
 * only when the record is durable; it fails when the record cannot be kept, and then nothing may be
 * released.
 */
final class Evidence {
  /** Methods recorded by name (RFC 9110, RFC 5789); any other word is the caller's own text. */
  private static final Set<String> KNOWN_METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  private final AuditTrail trail;
  private final Context context;
  private final RequestDigest digest;
  // A plan lives as long as its place in the plan cache; its profile is made once.
  private final Map<Plan, ReleaseProfile> profiles = new WeakHashMap<>();

  Evidence(AuditTrail trail, Context context, RequestDigest digest) {
    this.trail = trail;
    this.context = context;
    this.digest = digest;
  }

  /** A whole exchange in one record: decision and outcome. */
  Future<Long> exchange(Exchange x, int status, long bytes, Optional<ProtectionSummary> summary) {
    return append(record(x, Kind.EXCHANGE, verdict(x), status, bytes, summary));
  }

  /**
   * A decision ahead of its outcome: level and release profile are upper bounds, counts come later.
   */
  Future<Long> decision(Exchange x) {
    return append(record(x, Kind.DECISION, verdict(x), 0, 0, Optional.empty()))
        .onSuccess(x::decisionRecorded);
  }

  /** The outcome of an earlier decision. */
  Future<Long> outcome(
      Exchange x, Verdict verdict, int status, long bytes, Optional<ProtectionSummary> summary) {
    return append(record(x, Kind.OUTCOME, verdict, status, bytes, summary));
  }

  /** One record for many refusals of strangers. */
  Future<Long> coalescedRefusals(long count, Instant now) {
    return append(
        new AuditRecord(
            Kind.OPERATION,
            UUID.randomUUID().toString(),
            now,
            new AuditRecord.Caller(
                Subject.ANONYMOUS.id(), "", "NONE", Optional.empty(), Optional.empty()),
            new AuditRecord.Target("", "", "", "STRANGERS_REFUSED", "", ""),
            Optional.empty(),
            Optional.empty(),
            PolicyRevision.NONE.value(),
            Verdict.DENY,
            AuditRecord.Mode.ENFORCE,
            List.of("STRANGERS_REFUSED"),
            Optional.empty(),
            Optional.empty(),
            AuditRecord.Counts.NONE,
            0,
            0,
            Optional.empty(),
            Optional.of("refusals=" + count)));
  }

  private static Verdict verdict(Exchange x) {
    Optional<Decision> decision = x.decision();
    if (x.refusal().isPresent()) {
      boolean permitted = decision.filter(Permit.class::isInstance).isPresent();
      return permitted ? Verdict.FAILED : Verdict.DENY;
    }
    return decision.filter(Deny.class::isInstance).isPresent() ? Verdict.DENY : Verdict.PERMIT;
  }

  private AuditRecord record(
      Exchange x,
      Kind kind,
      Verdict verdict,
      int status,
      long bytes,
      Optional<ProtectionSummary> summary) {
    Optional<Decision> decision = x.decision();
    Optional<String> agreement =
        decision.filter(Permit.class::isInstance).flatMap(permit -> ((Permit) permit).agreement());
    return new AuditRecord(
        kind,
        x.id,
        x.start,
        caller(x),
        target(x),
        x.identity().flatMap(Identity::purpose),
        agreement,
        decision.map(Decision::revision).orElse(PolicyRevision.NONE).value(),
        verdict,
        x.mode(),
        x.reasonIds(),
        x.plan().map(this::profile),
        summary.map(ProtectionSummary::level).or(x::level),
        summary
            .map(
                s ->
                    new AuditRecord.Counts(
                        s.records(), s.values(), s.treated(), s.redactedRecords()))
            .orElse(AuditRecord.Counts.NONE),
        status,
        bytes,
        kind == Kind.OUTCOME ? x.decisionIndex() : Optional.empty());
  }

  private static AuditRecord.Caller caller(Exchange x) {
    return new AuditRecord.Caller(
        x.subject().id(),
        x.subject().domain(),
        x.subject().method().name(),
        x.subject().behind(),
        Optional.ofNullable(x.request.remoteAddress()).map(address -> address.hostAddress()));
  }

  private AuditRecord.Target target(Exchange x) {
    return new AuditRecord.Target(
        x.datasetIfKnown().map(dataset -> dataset.domain()).orElse(""),
        x.datasetIfKnown().map(dataset -> dataset.id()).orElse(""),
        x.routeIfKnown().map(Route::id).orElse(""),
        x.routeIfKnown().map(Route::operation).orElse(""),
        KNOWN_METHODS.contains(x.request.method().name()) ? x.request.method().name() : "OTHER",
        digest.of(x.request.uri()));
  }

  private ReleaseProfile profile(Plan plan) {
    return profiles.computeIfAbsent(
        plan,
        key -> {
          List<ReleaseProfile.Entry> entries = key.fields().stream().map(Evidence::entry).toList();
          return new ReleaseProfile(entries);
        });
  }

  private static ReleaseProfile.Entry entry(PlannedField field) {
    return new ReleaseProfile.Entry(
        field.path().toString(), field.category(), field.level(), field.treatment());
  }

  private Future<Long> append(AuditRecord record) {
    Promise<Long> promise = Promise.promise();
    CompletionStage<Long> appended;
    try {
      appended = trail.append(record);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
    appended.whenComplete(
        (index, error) ->
            context.runOnContext(
                ignored -> {
                  if (error == null) {
                    promise.complete(index);
                  } else {
                    promise.fail(error);
                  }
                }));
    return promise.future();
  }
}
