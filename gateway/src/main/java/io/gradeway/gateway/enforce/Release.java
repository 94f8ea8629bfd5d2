package io.gradeway.gateway.enforce;

import io.gradeway.audit.AuditRecord.Verdict;
import io.gradeway.decision.Permit;
import io.gradeway.decision.Reason;
import io.gradeway.plan.ProtectionSummary;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of one response on its way from the upstream through the filter to the caller.
 *
 * <p>A body that is complete within {@link #WHOLE_MAX} bytes is released whole, after one record of
 * decision and outcome is durable. A longer or slower one is streamed: the decision record is
 * durable before its first byte, the outcome record before its end. Memory is bounded by the
 * filter's window and {@link #WAITING_MAX}.
 *
 * <p>As a stream it is what the caller's connection reads from. Confined to one event loop.
 */
final class Release implements ReadStream<Buffer> {
  /** Bodies up to this size are complete before they are released. */
  static final int WHOLE_MAX = 64 * 1024;

  /** How long a short body may take to become complete before it is streamed after all. */
  private static final long WHOLE_WAIT_MILLIS = 15;

  private static final int WAITING_MAX = 256 * 1024;

  private final Vertx vertx;
  private final Exchange exchange;
  private final Evidence evidence;
  private final ReadStream<Buffer> upstream;
  private final Promise<Optional<Buffer>> head = Promise.promise();
  private final int status;
  private final boolean knownShort;

  private BodyFilter filter;
  private Buffer waiting = Buffer.buffer();
  private byte[] scratch = new byte[0];
  private long released;
  private long lastRead = System.nanoTime();
  private boolean upstreamPaused;
  private boolean upstreamEnded;
  private boolean streaming;
  private boolean beginning;
  private boolean finished;
  private boolean clientGone;
  private @Nullable Refusal brokenOff;
  private long timer = -1;
  private Optional<ProtectionSummary> summary = Optional.empty();

  private long demand = Long.MAX_VALUE;
  private @Nullable Handler<Buffer> reader;
  private @Nullable Handler<Void> endReader;
  private @Nullable Handler<Throwable> errorReader;

  /**
   * A release that has not begun.
   *
   * @param knownShort whether the upstream declared a length within {@link #WHOLE_MAX}: then the
   *     body is waited for until it is complete
   */
  Release(
      Vertx vertx,
      Exchange exchange,
      Evidence evidence,
      ReadStream<Buffer> upstream,
      int status,
      boolean knownShort) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.evidence = evidence;
    this.upstream = upstream;
    this.status = status;
    this.knownShort = knownShort;
    this.filter = BodyFilter.passing(0, (bytes, from, to) -> {});
  }

  /** Bytes that the filter lets through. */
  void accept(byte[] bytes, int from, int to) {
    waiting.appendBytes(bytes, from, to - from);
  }

  /**
   * Starts to read.
   *
   * @return completes when something may be released: with the whole body, or empty when the body
   *     is to be read from this stream; fails with a {@link Refusal} when nothing may be
   */
  Future<Optional<Buffer>> begin(BodyFilter bodyFilter) {
    filter = bodyFilter;
    exchange.request.response().closeHandler(ignored -> clientGone = true);
    // When the caller goes, the proxy resets the upstream first: who left is known a turn later.
    upstream.exceptionHandler(
        error ->
            vertx.runOnContext(
                ignored ->
                    brokeOff(clientGone ? Reasons.CLIENT_GONE : Reasons.UPSTREAM_BROKE_OFF)));
    upstream.handler(this::read);
    upstream.endHandler(ignored -> readEnd());
    upstream.resume();
    return head.future();
  }

  private void read(Buffer chunk) {
    lastRead = System.nanoTime();
    if (finished) {
      return;
    }
    int length = chunk.length();
    if (scratch.length < length) {
      scratch = new byte[length];
    }
    chunk.getBytes(0, length, scratch, 0);
    try {
      filter.write(scratch, 0, length);
    } catch (RuntimeException | Error e) {
      // A malformed or oversized body, or a failing detector: nothing more may leave.
      brokeOff(Reasons.UPSTREAM_UNREADABLE);
      return;
    }
    if (streaming) {
      emit();
    } else if (waiting.length() > WHOLE_MAX) {
      stream();
    } else if (waiting.length() > 0 && timer < 0 && !knownShort) {
      timer = vertx.setTimer(WHOLE_WAIT_MILLIS, ignored -> stream());
    }
    if (waiting.length() > WAITING_MAX) {
      pauseUpstream();
    }
  }

  private void readEnd() {
    if (finished) {
      return;
    }
    upstreamEnded = true;
    try {
      summary = filter.end();
    } catch (RuntimeException | Error e) {
      brokeOff(Reasons.UPSTREAM_UNREADABLE);
      return;
    }
    if (streaming) {
      emit();
    } else if (!beginning) {
      releaseWhole();
    }
  }

  private void releaseWhole() {
    finished = true;
    cancelTimer();
    int bytes = waiting.length();
    Future<Long> recorded =
        exchange.decisionIndex().isPresent()
            ? evidence.outcome(exchange, verdict(), status, bytes, summary)
            : evidence.exchange(exchange, status, bytes, summary);
    recorded
        .onSuccess(
            index -> {
              exchange.close();
              head.tryComplete(Optional.of(waiting));
            })
        .onFailure(error -> head.tryFail(new Refusal(503, Reasons.EVIDENCE_UNAVAILABLE)));
  }

  private void stream() {
    if (beginning || finished) {
      return;
    }
    beginning = true;
    cancelTimer();
    pauseUpstream();
    Future<Long> recorded =
        exchange.decisionIndex().isPresent()
            ? Future.succeededFuture(exchange.decisionIndex().get())
            : evidence.decision(exchange);
    recorded
        .onSuccess(
            index -> {
              if (brokenOff != null) {
                head.tryFail(brokenOff);
              } else if (!finished) {
                streaming = true;
                head.tryComplete(Optional.empty());
              }
            })
        .onFailure(
            error -> {
              finished = true;
              head.tryFail(new Refusal(503, Reasons.EVIDENCE_UNAVAILABLE));
            });
  }

  /** Gives the caller's connection what it asks for. */
  private void emit() {
    while (demand > 0 && waiting.length() > 0 && reader != null && !finished) {
      Buffer chunk = waiting;
      waiting = Buffer.buffer();
      released += chunk.length();
      if (demand != Long.MAX_VALUE) {
        demand--;
      }
      reader.handle(chunk);
    }
    if (upstreamEnded && waiting.length() == 0 && streaming && !finished) {
      finish();
    } else if (demand > 0) {
      resumeUpstream();
    }
  }

  private void finish() {
    finished = true;
    evidence
        .outcome(exchange, verdict(), status, released, summary)
        .onSuccess(
            index -> {
              exchange.close();
              if (endReader != null) {
                endReader.handle(null);
              }
            })
        .onFailure(this::fail);
  }

  private Verdict verdict() {
    return exchange.decision().filter(Permit.class::isInstance).isPresent()
        ? Verdict.PERMIT
        : Verdict.DENY;
  }

  /** Ends the release short: nothing more leaves, and the connection is reset. */
  void brokeOff(Reason reason) {
    if (finished) {
      return;
    }
    finished = true;
    cancelTimer();
    waiting = Buffer.buffer();
    Refusal refusal = new Refusal(statusOf(reason), reason);
    if (beginning && !streaming) {
      // The decision is on its way to the ledger; the refusal must become its outcome.
      brokenOff = refusal;
      return;
    }
    if (!streaming) {
      head.tryFail(refusal);
      return;
    }
    exchange.refused(refusal);
    if (exchange.close()) {
      evidence
          .outcome(exchange, Verdict.FAILED, status, released, filter.summary())
          .onComplete(ignored -> fail(refusal));
    }
  }

  private static int statusOf(Reason reason) {
    return reason.equals(Reasons.UPSTREAM_TIMEOUT) ? 504 : 502;
  }

  /** Looks after time: a silent upstream, a permit that ended. Called about once a second. */
  void watch(long nowNanos, Instant now, long silenceNanosMax) {
    Optional<Instant> end =
        exchange
            .decision()
            .filter(Permit.class::isInstance)
            .flatMap(permit -> ((Permit) permit).validUntil());
    if (end.isPresent() && !now.isBefore(end.get())) {
      brokeOff(Reasons.PERMIT_EXPIRED);
    } else if (!upstreamPaused && !upstreamEnded && nowNanos - lastRead > silenceNanosMax) {
      brokeOff(Reasons.UPSTREAM_TIMEOUT);
    }
  }

  boolean streaming() {
    return streaming;
  }

  private void pauseUpstream() {
    if (!upstreamPaused) {
      upstreamPaused = true;
      upstream.pause();
    }
  }

  private void resumeUpstream() {
    if (upstreamPaused) {
      upstreamPaused = false;
      lastRead = System.nanoTime();
      upstream.resume();
    }
  }

  private void cancelTimer() {
    if (timer >= 0) {
      vertx.cancelTimer(timer);
      timer = -1;
    }
  }

  private void fail(Throwable error) {
    if (errorReader != null) {
      errorReader.handle(error);
    }
  }

  @Override
  public Release handler(@Nullable Handler<Buffer> handler) {
    reader = handler;
    return this;
  }

  @Override
  public Release endHandler(@Nullable Handler<Void> handler) {
    endReader = handler;
    return this;
  }

  @Override
  public Release exceptionHandler(@Nullable Handler<Throwable> handler) {
    errorReader = handler;
    return this;
  }

  @Override
  public Release pause() {
    demand = 0;
    return this;
  }

  @Override
  public Release resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public Release fetch(long amount) {
    demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    if (streaming) {
      emit();
    }
    return this;
  }
}
