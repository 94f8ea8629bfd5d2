package io.gradeway.gateway.query;

import io.gradeway.audit.AuditFilter;
import io.gradeway.audit.AuditQuery;
import io.gradeway.audit.AuditRecord;
import io.gradeway.audit.AuditTrail;
import io.gradeway.ledger.InclusionProof;
import io.gradeway.ledger.Ledger;
import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.SignedCheckpoint;
import io.gradeway.model.Subject;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * The officers' HTTP interface. {@link #router} is the handler of their port.
 *
 * <ul>
 *   <li>{@code GET /audit/records} — permission {@code audit:query}
 *   <li>{@code GET /audit/records/{index}} — {@code audit:query}
 *   <li>{@code GET /audit/records/{index}/proof} — {@code audit:verify}
 *   <li>{@code GET /checkpoint}, {@code /proof/consistency?from=&to=}, {@code /key} — public:
 *       hashes and sizes only, so that witnesses need no account
 * </ul>
 *
 * <p>Fail closed: a question that cannot be authenticated, permitted or recorded is not answered.
 */
public final class QueryApi {
  private static final int WORKERS = 4;
  private static final int WAITING_MAX = 64;
  private static final long WAIT_STEP_MILLIS = 10;
  private static final long WAIT_MAX_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Vertx vertx;
  private final AuditQuery query;
  private final Ledger ledger;
  private final LedgerReader reader;
  private final AuditTrail trail;
  private final Function<HttpServerRequest, Future<Subject>> authenticator;
  private final BiPredicate<Subject, String> permits;
  private final Clock clock;
  private final WorkerExecutor workers;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * The interface over one gateway's evidence.
   *
   * @param reader a reader of the ledger for proofs; stays the caller's to close
   * @param trail where every question is recorded before it is answered
   * @param authenticator who asks; a failed future or {@link Subject#ANONYMOUS} is answered 401
   * @param permits whether a subject holds {@code audit:query} or {@code audit:verify}
   */
  public QueryApi(
      Vertx vertx,
      AuditQuery query,
      Ledger ledger,
      LedgerReader reader,
      AuditTrail trail,
      Function<HttpServerRequest, Future<Subject>> authenticator,
      BiPredicate<Subject, String> permits,
      Clock clock) {
    this.vertx = vertx;
    this.query = query;
    this.ledger = ledger;
    this.reader = reader;
    this.trail = trail;
    this.authenticator = authenticator;
    this.permits = permits;
    this.clock = clock;
    this.workers = vertx.createSharedWorkerExecutor("gradeway-query", WORKERS);
  }

  /** The routes; everything else is 404. */
  public Router router() {
    Router router = Router.router(vertx);
    router.route().handler(this::secure);
    router.get("/audit/records").handler(guarded("audit:query", this::records));
    router.get("/audit/records/:index").handler(guarded("audit:query", this::record));
    router.get("/audit/records/:index/proof").handler(guarded("audit:verify", this::proof));
    router.get("/checkpoint").handler(answering(context -> checkpoint()));
    router.get("/proof/consistency").handler(answering(this::consistency));
    router
        .get("/key")
        .handler(
            answering(
                context ->
                    Future.succeededFuture(new Answer("text/plain", ledger.verifierKey() + "\n"))));
    router.errorHandler(404, context -> Refusal.NOT_FOUND.send(context));
    router.errorHandler(405, context -> Refusal.NOT_FOUND.send(context));
    router.errorHandler(500, context -> Refusal.FAILED.send(context));
    return router;
  }

  private record Answer(String type, String text) {}

  private interface Question {
    Future<Answer> ask(RoutingContext context);
  }

  private void secure(RoutingContext context) {
    context
        .response()
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .putHeader("Referrer-Policy", "no-referrer");
    context.next();
  }

  private Handler<RoutingContext> answering(Question question) {
    return context -> {
      Future<Answer> answer;
      try {
        answer = question.ask(context);
      } catch (RuntimeException e) {
        answer = Future.failedFuture(e);
      }
      answer.onSuccess(text -> send(context, text)).onFailure(e -> Refusal.send(context, e));
    };
  }

  private static void send(RoutingContext context, Answer answer) {
    HttpServerResponse response = context.response();
    if (!response.ended() && !response.closed()) {
      response.putHeader("Content-Type", answer.type() + "; charset=utf-8").end(answer.text());
    }
  }

  /** Authenticates, permits, and only then looks at the question. */
  private Handler<RoutingContext> guarded(String permission, Question question) {
    return answering(
        context ->
            authenticate(context.request())
                .compose(
                    subject -> {
                      context.put("subject", subject);
                      if (!permits.test(subject, permission)) {
                        return keep(context, subject, AuditRecord.Verdict.DENY, permission, 403)
                            .compose(kept -> Future.failedFuture(Refusal.FORBIDDEN.exception()));
                      }
                      return question.ask(context);
                    }));
  }

  private Future<Subject> authenticate(HttpServerRequest request) {
    Future<Subject> subject;
    try {
      subject = authenticator.apply(request);
    } catch (RuntimeException e) {
      return Future.failedFuture(Refusal.UNAUTHENTICATED.exception());
    }
    return subject
        .recover(e -> Future.failedFuture(Refusal.UNAUTHENTICATED.exception()))
        .compose(
            who ->
                who == null || who.isAnonymous()
                    ? Future.failedFuture(Refusal.UNAUTHENTICATED.exception())
                    : Future.succeededFuture(who));
  }

  /** Records a question; the future completes once that is durable. */
  private Future<Long> keep(
      RoutingContext context,
      Subject subject,
      AuditRecord.Verdict verdict,
      String detail,
      int status) {
    HttpServerRequest request = context.request();
    String route = String.valueOf(context.currentRoute().getPath());
    AuditRecord record =
        new AuditRecord(
            AuditRecord.Kind.QUERY,
            UUID.randomUUID().toString(),
            clock.instant(),
            new AuditRecord.Caller(
                subject.id(),
                subject.domain(),
                subject.method().name(),
                subject.behind(),
                Optional.ofNullable(request.remoteAddress()).map(address -> address.host())),
            new AuditRecord.Target("", "", route, "query", request.method().name(), ""),
            Optional.empty(),
            Optional.empty(),
            "",
            verdict,
            AuditRecord.Mode.ENFORCE,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            AuditRecord.Counts.NONE,
            status,
            0,
            Optional.empty(),
            Optional.of(detail));
    return Future.fromCompletionStage(trail.append(record), vertx.getOrCreateContext())
        .recover(e -> Future.failedFuture(Refusal.BUSY.exception()));
  }

  private Future<Long> keep(RoutingContext context, String detail) {
    Subject subject = context.get("subject");
    return keep(context, subject, AuditRecord.Verdict.PERMIT, detail, 200);
  }

  private Future<Answer> records(RoutingContext context) {
    QueryParameters asked = QueryParameters.parse(parameters(context, QueryParameters.names()));
    AuditFilter filter = asked.filter();
    return keep(context, filter.toString())
        .compose(kept -> await(asked.waitFor(), System.nanoTime() + WAIT_MAX_NANOS))
        .compose(
            reached ->
                onWorker(
                    () ->
                        new Answer(
                            "application/json",
                            AnswerJson.page(
                                query.find(
                                    filter,
                                    asked.order(),
                                    asked.limit(),
                                    asked.cursor().orElse(null))))));
  }

  /** Waits without holding a thread until an entry is indexed. */
  private Future<Boolean> await(long index, long endNanos) {
    if (index < 0) {
      return Future.succeededFuture(true);
    }
    return onWorker(query::indexedThrough)
        .compose(
            through -> {
              if (through > index) {
                return Future.succeededFuture(true);
              }
              if (System.nanoTime() - endNanos >= 0) {
                return Future.failedFuture(Refusal.NOT_YET.exception());
              }
              return vertx
                  .timer(WAIT_STEP_MILLIS, TimeUnit.MILLISECONDS)
                  .compose(passed -> await(index, endNanos));
            });
  }

  private Future<Answer> record(RoutingContext context) {
    long index = index(context);
    return keep(context, "{\"index\":" + index + "}")
        .compose(
            kept ->
                onWorker(
                    () ->
                        new Answer(
                            "application/json",
                            AnswerJson.entry(
                                query.entry(index).orElseThrow(Refusal.NOT_FOUND::exception)))));
  }

  private Future<Answer> proof(RoutingContext context) {
    long index = index(context);
    return keep(context, "{\"proof\":" + index + "}")
        .compose(
            kept ->
                onWorker(
                    () -> {
                      SignedCheckpoint checkpoint = ledger.checkpoint();
                      long size = checkpoint.checkpoint().size();
                      if (index >= size) {
                        throw index < ledger.size()
                            ? Refusal.NOT_YET.exception()
                            : Refusal.NOT_FOUND.exception();
                      }
                      InclusionProof proof = reader.inclusionProof(index, size);
                      byte[] entry = reader.read(index, 1).get(0).bytes();
                      return new Answer(
                          "application/json", AnswerJson.proof(entry, proof, checkpoint));
                    }));
  }

  private Future<Answer> checkpoint() {
    return Future.succeededFuture(new Answer("text/plain", ledger.checkpoint().note()));
  }

  private Future<Answer> consistency(RoutingContext context) {
    Map<String, String> values = parameters(context, List.of("from", "to"));
    long size = ledger.checkpoint().checkpoint().size();
    long to = QueryParameters.number("to", values.getOrDefault("to", ""), 0, size);
    long from = QueryParameters.number("from", values.getOrDefault("from", ""), 0, to);
    return onWorker(
        () -> new Answer("application/json", AnswerJson.proof(reader.consistencyProof(from, to))));
  }

  private static long index(RoutingContext context) {
    parameters(context, List.of());
    return QueryParameters.number(
        "index", String.valueOf(context.pathParam("index")), 0, Long.MAX_VALUE);
  }

  /** The query's parameters: known names only, each once. */
  private static Map<String, String> parameters(RoutingContext context, List<String> known) {
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, String> parameter : context.queryParams().entries()) {
      if (!known.contains(parameter.getKey())) {
        throw new IllegalArgumentException(
            known.isEmpty()
                ? "no parameter is allowed here"
                : "there is no parameter of that name; "
                    + QueryParameters.suggestion(parameter.getKey(), known));
      }
      if (values.put(parameter.getKey(), parameter.getValue()) != null) {
        throw new IllegalArgumentException(parameter.getKey() + " is given twice");
      }
    }
    return values;
  }

  /** Runs what blocks; refuses when too many questions wait already. */
  private <T> Future<T> onWorker(Callable<T> work) {
    if (waiting.incrementAndGet() > WAITING_MAX) {
      waiting.decrementAndGet();
      return Future.failedFuture(Refusal.BUSY.exception());
    }
    return workers.executeBlocking(work, false).onComplete(done -> waiting.decrementAndGet());
  }
}
