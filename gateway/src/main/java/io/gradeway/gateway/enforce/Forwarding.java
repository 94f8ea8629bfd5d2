package io.gradeway.gateway.enforce;

import io.gradeway.audit.AuditRecord.Verdict;
import io.gradeway.body.BodyFormat;
import io.gradeway.decision.Permit;
import io.gradeway.gateway.config.Route;
import io.gradeway.gateway.config.Upstream;
import io.gradeway.plan.Plan;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.MediaType;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Forwards permitted exchanges and releases what comes back. {@code HttpProxy} moves requests; the
 * one interceptor here decides what of the answer leaves. None of the proxy library's own body
 * transformations is used, because what a client sends can switch them off.
 */
final class Forwarding implements ProxyInterceptor {
  private static final int CONNECTIONS_PER_UPSTREAM_MAX = 256;
  private static final int REDIRECT = 3;
  private static final int NO_CONTENT = 204;
  private static final int TYPE_LENGTH_MAX = 256;

  private static final class Passage {
    final Exchange exchange;
    final Promise<Void> done = Promise.promise();
    long since = System.nanoTime();
    @Nullable HttpClientRequest upstreamRequest;
    @Nullable Release release;
    boolean headArrived;
    boolean timedOut;
    boolean tooLarge;
    boolean requestTooSlow;

    Passage(Exchange exchange) {
      this.exchange = exchange;
    }
  }

  private final Vertx vertx;
  private final Evidence evidence;
  private final HttpProxy proxy;
  private final Strangers strangers = new Strangers();
  private final long upstreamTimeoutNanos;
  private final long requestTimeoutNanos;
  private final int connectTimeoutMillis;
  private final IdentityHashMap<HttpServerRequest, Passage> passages = new IdentityHashMap<>();

  Forwarding(EnforcementTools tools, Vertx vertx, Evidence evidence) {
    this.vertx = vertx;
    this.evidence = evidence;
    this.upstreamTimeoutNanos = tools.limits().upstreamTimeout().toNanos();
    this.requestTimeoutNanos = tools.limits().requestTimeout().toNanos();
    this.connectTimeoutMillis = (int) tools.limits().upstreamTimeout().toMillis();
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(true)
                .setPipelining(false)
                .setDecompressionSupported(true)
                .setConnectTimeout(connectTimeoutMillis)
                .setVerifyHost(true),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_UPSTREAM_MAX));
    this.proxy =
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
            .origin(context -> connect(client, context))
            .addInterceptor(this, true);
  }

  /** Sends a permitted exchange on; completes when it has ended, however it ended. */
  Future<Void> forward(Exchange x) {
    Passage passage = new Passage(x);
    passages.put(x.request, passage);
    try {
      proxy.handle(x.request);
    } catch (RuntimeException e) {
      passage.done.tryFail(e);
    }
    return passage.done.future().onComplete(ignored -> passages.remove(x.request));
  }

  private Future<HttpClientRequest> connect(HttpClient client, ProxyContext context) {
    Passage passage = passageOf(context);
    Upstream upstream = passage.exchange.route().upstream();
    return client
        .request(
            new RequestOptions()
                .setHost(upstream.host())
                .setPort(upstream.port())
                .setSsl(upstream.tls())
                .setConnectTimeout(connectTimeoutMillis))
        .onSuccess(request -> passage.upstreamRequest = request);
  }

  private Passage passageOf(ProxyContext context) {
    Passage passage = passages.get(context.request().proxiedRequest());
    if (passage == null) {
      throw new IllegalStateException("a request reached the proxy past the stations");
    }
    return passage;
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    Passage passage = passageOf(context);
    Exchange x = passage.exchange;
    Route route = x.route();
    Upstream upstream = route.upstream();
    context.request().setURI(x.target().toOriginForm(route.stripPrefix()));
    context.request().setAuthority(HostAndPort.create(upstream.host(), upstream.port()));
    boolean body = Intake.hasBody(x.request);
    Headers.forward(context.request().headers(), x.id, body);
    if (body) {
      context.request().setBody(bounded(context.request().getBody(), passage));
    }
    return context
        .sendRequest()
        .map(
            response -> {
              passage.headArrived = true;
              return hasPlainFraming(response) ? response : unreadable(context, passage);
            })
        .recover(error -> Future.succeededFuture(unreachable(context, passage)));
  }

  /** The request body with its total held to the route's limit. */
  private static Body bounded(Body body, Passage passage) {
    long bytesMax = passage.exchange.route().bodyMax().bytes();
    BoundedStream stream =
        new BoundedStream(
            body.stream(),
            bytesMax,
            // The upstream's time begins when it has the whole request.
            () -> passage.since = System.nanoTime(),
            () -> passage.tooLarge = true);
    return Body.body(stream, body.length());
  }

  /** The proxy library answers a coding it does not know by itself, past the evidence. */
  private static boolean hasPlainFraming(ProxyResponse response) {
    List<String> codings = response.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
    return codings.isEmpty() || (codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked"));
  }

  private static ProxyResponse unreadable(ProxyContext context, Passage passage) {
    passage.exchange.refused(new Refusal(502, Reasons.UPSTREAM_UNREADABLE));
    resetUpstream(passage);
    return context.request().release().response();
  }

  private ProxyResponse unreachable(ProxyContext context, Passage passage) {
    Refusal refusal =
        passage.tooLarge
            ? new Refusal(413, Reasons.BODY_TOO_LARGE)
            : passage.requestTooSlow
                ? new Refusal(408, Reasons.REQUEST_TIMEOUT)
                : passage.timedOut
                    ? new Refusal(504, Reasons.UPSTREAM_TIMEOUT)
                    : new Refusal(502, Reasons.UPSTREAM_UNREACHABLE);
    passage.exchange.refused(refusal);
    return context.request().release().response();
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext context) {
    Passage passage = passageOf(context);
    Future<Void> sent;
    try {
      sent = release(context, passage);
    } catch (RuntimeException e) {
      sent = Future.failedFuture(e);
    }
    return sent.recover(error -> refuseResponse(passage, error))
        .onComplete(ignored -> passage.done.tryComplete());
  }

  private Future<Void> release(ProxyContext context, Passage passage) {
    Exchange x = passage.exchange;
    ProxyResponse response = context.response();
    if (x.refusal().isPresent()) {
      return Future.failedFuture(x.refusal().get());
    }
    int status = response.getStatusCode();
    if (status / 100 == REDIRECT) {
      return Future.failedFuture(new Refusal(502, Reasons.UPSTREAM_REDIRECT));
    }
    Optional<Plan> plan = x.plan();
    Optional<String> mediaType =
        Headers.mediaType(response.headers().get(HttpHeaders.CONTENT_TYPE));
    boolean bodyless =
        status == NO_CONTENT
            || x.request.method().equals(HttpMethod.HEAD)
            || response.getBody() == null;
    boolean applied = plan.isPresent() && !x.observed();
    if (!bodyless && applied && !readable(x, mediaType, response)) {
      return Future.failedFuture(new Refusal(502, Reasons.UPSTREAM_UNREADABLE));
    }
    response.setStatusMessage(null);
    String contentType = contentType(x, response, mediaType, applied);
    Headers.release(response.headers(), x.id, !applied);
    if (bodyless) {
      return releaseHead(context, x, status);
    }
    return releaseBody(context, passage, status, contentType);
  }

  private static boolean readable(Exchange x, Optional<String> mediaType, ProxyResponse response) {
    boolean encoded = response.headers().contains(HttpHeaders.CONTENT_ENCODING);
    return !encoded && mediaType.filter(type -> isOf(x.route().format(), type)).isPresent();
  }

  private static boolean isOf(BodyFormat format, String type) {
    boolean json =
        type.equals("application/json")
            || (type.startsWith("application/") && type.endsWith("+json"));
    return switch (format) {
      case JSON -> json;
      case NDJSON ->
          type.equals("application/x-ndjson")
              || type.equals("application/ndjson")
              || type.equals("application/jsonl");
    };
  }

  /** The type as it came where the body leaves as it came, and the format's own otherwise. */
  private static String contentType(
      Exchange x, ProxyResponse response, Optional<String> mediaType, boolean applied) {
    if (applied) {
      return x.route().format() == BodyFormat.JSON ? "application/json" : "application/x-ndjson";
    }
    String given = response.headers().get(HttpHeaders.CONTENT_TYPE);
    return given == null || given.length() > TYPE_LENGTH_MAX
        ? mediaType.orElse("application/octet-stream")
        : given;
  }

  private Future<Void> releaseHead(ProxyContext context, Exchange x, int status) {
    context.response().setBody(null);
    Future<Long> recorded =
        x.decisionIndex().isPresent()
            ? evidence.outcome(x, verdict(x), status, 0, Optional.empty())
            : evidence.exchange(x, status, 0, Optional.empty());
    return recorded
        .onSuccess(index -> x.close())
        .recover(error -> Future.failedFuture(new Refusal(503, Reasons.EVIDENCE_UNAVAILABLE)))
        .compose(index -> context.sendResponse());
  }

  private static Verdict verdict(Exchange x) {
    return x.decision().filter(Permit.class::isInstance).isPresent()
        ? Verdict.PERMIT
        : Verdict.DENY;
  }

  private Future<Void> releaseBody(
      ProxyContext context, Passage passage, int status, String contentType) {
    Exchange x = passage.exchange;
    Body body = context.response().getBody();
    boolean knownShort = body.length() >= 0 && body.length() <= Release.WHOLE_MAX;
    Release release = new Release(vertx, x, evidence, body.stream(), status, knownShort);
    passage.release = release;
    return release
        .begin(filterFor(x, release))
        .compose(
            whole -> {
              context
                  .response()
                  .setBody(
                      whole.isPresent()
                          ? Body.body(whole.get(), MediaType.parse(contentType))
                          : Body.body(release, -1L, contentType));
              return context.sendResponse();
            })
        .onFailure(
            error -> {
              resetUpstream(passage);
              // Says so in the record if the stream was under way; does nothing otherwise.
              release.brokeOff(Reasons.CLIENT_GONE);
            });
  }

  private static BodyFilter filterFor(Exchange x, Release release) {
    BodyFilter passing = BodyFilter.passing(x.route().bodyMax().bytes(), release::accept);
    if (x.plan().isEmpty()) {
      return passing;
    }
    Plan plan = x.plan().get();
    return x.observed()
        ? BodyFilter.observing(passing, plan, x.route().format())
        : BodyFilter.protecting(plan, x.route().format(), release::accept);
  }

  /** Nothing of the upstream's answer has left: puts the gateway's own answer in its place. */
  private Future<Void> refuseResponse(Passage passage, Throwable error) {
    Exchange x = passage.exchange;
    resetUpstream(passage);
    Refusal refusal = error instanceof Refusal known ? known : new Refusal(500, Reasons.INTERNAL);
    return answerRefusal(x, refusal);
  }

  private static void resetUpstream(Passage passage) {
    HttpClientRequest request = passage.upstreamRequest;
    if (request != null) {
      request.reset();
    }
  }

  /** Records a refusal and answers it. Without evidence the answer is a bare 503. */
  Future<Void> answerRefusal(Exchange x, Refusal refusal) {
    x.refused(refusal);
    boolean counted = x.subject().isAnonymous() && !strangers.admit(System.nanoTime());
    if (!x.close() || counted) {
      return RefusalAnswer.send(x, refusal);
    }
    Future<Long> recorded =
        x.decisionIndex().isPresent()
            ? evidence.outcome(x, Verdict.FAILED, refusal.status(), 0, Optional.empty())
            : evidence.exchange(x, refusal.status(), 0, Optional.empty());
    return recorded
        .map(refusal)
        .recover(error -> Future.succeededFuture(new Refusal(503, Reasons.EVIDENCE_UNAVAILABLE)))
        .compose(answer -> RefusalAnswer.send(x, answer));
  }

  /** Looks after time, and records the strangers that were only counted. */
  void watch(long nowNanos, Instant now) {
    long counted = strangers.take();
    if (counted > 0) {
      evidence.coalescedRefusals(counted, now).onFailure(error -> strangers.giveBack(counted));
    }
    for (Passage passage : new ArrayList<>(passages.values())) {
      Release release = passage.release;
      if (release != null) {
        release.watch(nowNanos, now, upstreamTimeoutNanos);
      } else if (Intake.hasBody(passage.exchange.request) && !passage.exchange.request.isEnded()) {
        passage.requestTooSlow = nowNanos - passage.exchange.startNanos > requestTimeoutNanos;
        if (passage.requestTooSlow) {
          resetUpstream(passage);
        }
      } else if (!passage.headArrived && nowNanos - passage.since > upstreamTimeoutNanos) {
        passage.timedOut = true;
        resetUpstream(passage);
      }
    }
  }
}
