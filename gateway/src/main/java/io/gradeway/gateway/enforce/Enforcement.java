package io.gradeway.gateway.enforce;

import io.gradeway.audit.AuditRecord;
import io.gradeway.catalogue.Dataset;
import io.gradeway.decision.Decision;
import io.gradeway.decision.DecisionRequest;
import io.gradeway.decision.Deny;
import io.gradeway.decision.Permit;
import io.gradeway.decision.Reason;
import io.gradeway.gateway.config.Route;
import io.gradeway.gateway.config.RouteMatch;
import io.gradeway.gateway.identity.Credentials;
import io.gradeway.gateway.identity.Identity;
import io.gradeway.gateway.identity.IdentityRefused;
import io.gradeway.model.Action;
import io.gradeway.model.Level;
import io.gradeway.model.Resource;
import io.gradeway.plan.UnsupportedObligationException;
import io.gradeway.taxonomy.LevelScale;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The policy enforcement point of one event loop: takes a request through the stations. Everything
 * up to the permit happens here; forwarding and the way back are {@link Forwarding}'s.
 */
public final class Enforcement implements Handler<HttpServerRequest> {
  private final EnforcementTools tools;
  private final Clock clock;
  private final Context context;
  private final Evidence evidence;
  private final PlanCache plans;
  private final Forwarding forwarding;
  private final LevelScale scale;
  private final Arrivals arrivals;
  private final Intake intake;

  /** Call on the event loop that will serve. */
  public Enforcement(EnforcementTools tools, Vertx vertx) {
    this.tools = tools;
    this.clock = tools.clock();
    this.context = vertx.getOrCreateContext();
    this.evidence =
        new Evidence(tools.trail(), context, new RequestDigest(tools.requestDigestKey().reveal()));
    this.plans = new PlanCache(tools.planTools(), tools.limits().recordMax());
    this.scale = tools.planTools().scale();
    this.forwarding = new Forwarding(tools, vertx, evidence);
    this.intake = new Intake(tools.load());
    this.arrivals = new Arrivals(tools.limits().requestTimeout());
  }

  /** One request, station by station. */
  @Override
  public void handle(HttpServerRequest request) {
    request.pause();
    Exchange x = new Exchange(request, clock.instant());
    tools.load().entered();
    arrivals.begin(request.connection());
    Future.succeededFuture(x)
        .compose(intake::accept)
        .compose(this::identify)
        .compose(this::route)
        .compose(this::describe)
        .compose(this::decide)
        .compose(decision -> admit(x, decision))
        .compose(this::protectRequest)
        .compose(this::recordAhead)
        .compose(forwarding::forward)
        .recover(error -> refuse(x, error))
        .onComplete(
            done -> {
              arrivals.end(request.connection());
              tools.load().left(x.routeIfKnown().map(Route::id), outcomeOf(x), x.startNanos);
              if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
                // The parser hides a Content-Length beside it, and who sends both may mean another
                // end of the body (RFC 9112 section 6.1): nothing more is read from there.
                request.connection().close();
              }
            });
  }

  private static String outcomeOf(Exchange x) {
    return x.refusal().isPresent() ? "refused" : x.observed() ? "observed" : "released";
  }

  private Future<Exchange> identify(Exchange x) {
    try {
      Identity identity = tools.identifier().identify(Credentials.of(x.request));
      x.identified(identity);
    } catch (IdentityRefused e) {
      return refusal(401, e.reason());
    }
    return x.subject().isAnonymous()
        ? refusal(401, Reasons.CREDENTIAL_REQUIRED)
        : Future.succeededFuture(x);
  }

  private Future<Exchange> route(Exchange x) {
    Optional<RouteMatch> match = tools.routes().match(x.request.method().name(), x.target().path());
    if (match.isEmpty()) {
      return refusal(404, Reasons.NO_ROUTE);
    }
    Route route = match.get().route();
    // The configuration refuses routes to unknown datasets, so this one is there.
    Dataset dataset = tools.catalogue().dataset(route.dataset()).orElseThrow();
    x.routed(route, dataset, modeOf(route, dataset, x.start), match.get().parameters().keySet());
    return RouteParameters.areDeclared(x, match.get())
        ? Future.succeededFuture(x)
        : refusal(403, Reasons.PARAMETER_UNDECLARED);
  }

  /** A waiver cannot cover data above general data: such a route is enforced whatever it says. */
  private AuditRecord.Mode modeOf(Route route, Dataset dataset, Instant now) {
    boolean waivable = !scale.isAtLeast(highestLabel(dataset), tools.neverWaivedFrom());
    return waivable && route.modeAt(now) == Route.Mode.OBSERVE
        ? AuditRecord.Mode.OBSERVE
        : AuditRecord.Mode.ENFORCE;
  }

  private Future<DecisionRequest> describe(Exchange x) {
    Dataset dataset = x.dataset();
    Action action = new Action(x.route().operation(), x.request.method().name());
    Resource resource = new Resource(dataset.domain(), dataset.id());
    return Future.succeededFuture(
        new DecisionRequest(
            x.subject(),
            tools.directory().permits(x.subject(), resource, action),
            action,
            resource,
            dataset,
            x.identity().flatMap(Identity::purpose),
            RouteParameters.usedBy(x),
            tools.catalogue().agreements(dataset.domain(), x.subject().domain(), dataset.id()),
            x.start));
  }

  private Future<Decision> decide(DecisionRequest question) {
    Promise<Decision> promise = Promise.promise();
    tools
        .decisionPoint()
        .decide(question)
        .whenComplete(
            (decision, error) -> {
              Decision answer =
                  error == null
                      ? bothMustPermit(question, decision)
                      : Deny.of(Deny.PDP_UNAVAILABLE);
              if (Vertx.currentContext() == context) {
                promise.complete(answer);
              } else {
                context.runOnContext(ignored -> promise.complete(answer));
              }
            });
    return promise.future();
  }

  /** The realm's no holds whatever the policy makes of it. */
  private static Decision bothMustPermit(DecisionRequest question, Decision decision) {
    return decision instanceof Permit && !question.permitted()
        ? new Deny(decision.revision(), List.of(Reasons.PERMISSION_MISSING))
        : decision;
  }

  private Future<Exchange> admit(Exchange x, Decision decision) {
    x.decided(decision);
    Level highest = highestLabel(x.dataset());
    if (decision instanceof Permit permit) {
      boolean ownData = !x.crossDomain() && permit.obligations().isEmpty();
      try {
        x.admitted(ownData ? null : plans.planOf(x.route(), x.dataset(), permit), highest);
        return Future.succeededFuture(x);
      } catch (UnsupportedObligationException e) {
        x.decided(new Deny(permit.revision(), List.of(Deny.UNSUPPORTED_OBLIGATION)));
        return denyUnlessObserved(x, highest);
      }
    }
    return denyUnlessObserved(x, highest);
  }

  /** A denial is not applied in mode observe. */
  private Future<Exchange> denyUnlessObserved(Exchange x, Level highest) {
    x.admitted(null, highest);
    Deny deny = (Deny) x.decision().orElseThrow();
    return x.observed()
        ? Future.succeededFuture(x)
        : Future.failedFuture(new Refusal(403, deny.reasons()));
  }

  private Level highestLabel(Dataset dataset) {
    return dataset.fields().stream()
        .map(field -> field.level())
        .reduce(dataset.defaultLevel(), scale::max);
  }

  private Future<Exchange> protectRequest(Exchange x) {
    if (!Intake.hasBody(x.request)) {
      return Future.succeededFuture(x);
    }
    String length = x.request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && Long.parseLong(length) > x.route().bodyMax().bytes()) {
      return refusal(413, Reasons.BODY_TOO_LARGE);
    }
    return x.crossDomain() && !x.observed()
        ? refusal(403, Reasons.BODY_NOT_GOVERNED)
        : Future.succeededFuture(x);
  }

  /** What may change something upstream is on record before it happens. */
  private Future<Exchange> recordAhead(Exchange x) {
    if (Intake.isSafe(x.request)) {
      return Future.succeededFuture(x);
    }
    return evidence.decision(x).map(x).recover(error -> refusal(503, Reasons.EVIDENCE_UNAVAILABLE));
  }

  private Future<Void> refuse(Exchange x, Throwable error) {
    Refusal refusal = error instanceof Refusal known ? known : new Refusal(500, Reasons.INTERNAL);
    if (!(error instanceof Refusal)) {
      tools.load().failed(error);
    }
    return forwarding.answerRefusal(x, refusal);
  }

  private static <T> Future<T> refusal(int status, Reason reason) {
    return Future.failedFuture(new Refusal(status, reason));
  }

  /** A request that the HTTP parser could not read: refused, and recorded like any other. */
  public void invalid(HttpServerRequest request) {
    Exchange x = new Exchange(request, clock.instant());
    tools.load().entered();
    forwarding
        .answerRefusal(x, new Refusal(400, Reasons.BAD_REQUEST))
        .onComplete(
            done -> {
              tools.load().left(Optional.empty(), "refused", x.startNanos);
              request.connection().close();
            });
  }

  /** A new connection, before its first request. */
  public void connected(HttpConnection connection) {
    arrivals.connected(connection);
  }

  /** Writes down what is only counted so far; call before the event loop stops. */
  public void close() {
    watch();
  }

  /**
   * Looks after exchanges under way and connections that bring none; call several times a second.
   */
  public void watch() {
    forwarding.watch(System.nanoTime(), Instant.now(clock));
    arrivals.watch(System.nanoTime());
  }
}
