package io.gradeway.gateway.enforce;

import io.gradeway.audit.AuditRecord;
import io.gradeway.catalogue.Dataset;
import io.gradeway.decision.Decision;
import io.gradeway.gateway.config.Route;
import io.gradeway.gateway.identity.Identity;
import io.gradeway.model.Level;
import io.gradeway.model.Subject;
import io.gradeway.plan.Plan;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the stations. Each station fills in what it found; asking for what
 * no station has found yet is an error. Confined to one event loop.
 */
final class Exchange {
  final String id = UUID.randomUUID().toString();
  final Instant start;
  final long startNanos = System.nanoTime();
  final HttpServerRequest request;

  private @Nullable RequestTarget target;
  private @Nullable Identity identity;
  private @Nullable Route route;
  private @Nullable Dataset dataset;
  private Set<String> pathParameters = Set.of();
  private @Nullable Decision decision;
  private @Nullable Plan plan;
  private AuditRecord.Mode mode = AuditRecord.Mode.ENFORCE;
  private @Nullable Level level;
  private @Nullable Refusal refusal;
  private @Nullable Long decisionIndex;
  private boolean closed;

  Exchange(HttpServerRequest request, Instant start) {
    this.request = request;
    this.start = start;
  }

  RequestTarget target() {
    return Objects.requireNonNull(target, "accepted");
  }

  Optional<RequestTarget> targetIfKnown() {
    return Optional.ofNullable(target);
  }

  void accepted(RequestTarget canonical) {
    target = canonical;
  }

  Subject subject() {
    return identity == null ? Subject.ANONYMOUS : identity.subject();
  }

  Optional<Identity> identity() {
    return Optional.ofNullable(identity);
  }

  void identified(Identity who) {
    identity = who;
  }

  Route route() {
    return Objects.requireNonNull(route, "routed");
  }

  Dataset dataset() {
    return Objects.requireNonNull(dataset, "routed");
  }

  Optional<Route> routeIfKnown() {
    return Optional.ofNullable(route);
  }

  Optional<Dataset> datasetIfKnown() {
    return Optional.ofNullable(dataset);
  }

  void routed(Route found, Dataset served, AuditRecord.Mode modeNow, Set<String> namesInPath) {
    pathParameters = Set.copyOf(namesInPath);
    route = found;
    dataset = served;
    mode = modeNow;
  }

  /** Names of the parameters that stand in the path. */
  Set<String> pathParameters() {
    return pathParameters;
  }

  boolean crossDomain() {
    return !subject().domain().equals(dataset().domain());
  }

  boolean observed() {
    return mode == AuditRecord.Mode.OBSERVE;
  }

  AuditRecord.Mode mode() {
    return mode;
  }

  Optional<Decision> decision() {
    return Optional.ofNullable(decision);
  }

  void decided(Decision answer) {
    decision = answer;
  }

  /** The plan, or empty when the body leaves as it is (the owner's own data). */
  Optional<Plan> plan() {
    return Optional.ofNullable(plan);
  }

  void admitted(@Nullable Plan compiled, Level highest) {
    plan = compiled;
    level = highest;
  }

  Optional<Level> level() {
    return Optional.ofNullable(level);
  }

  void refused(Refusal why) {
    refusal = why;
  }

  Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Ledger index of the decision record, when one was written ahead of the outcome. */
  Optional<Long> decisionIndex() {
    return Optional.ofNullable(decisionIndex);
  }

  void decisionRecorded(long index) {
    decisionIndex = index;
  }

  /** Marks the end; true the first time only. */
  boolean close() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  List<String> reasonIds() {
    if (refusal != null) {
      return refusal.reasons().stream().map(reason -> reason.id()).toList();
    }
    return decision == null
        ? List.of()
        : decision.reasons().stream().map(reason -> reason.id()).toList();
  }
}
