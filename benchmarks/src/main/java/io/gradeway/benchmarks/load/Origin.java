package io.gradeway.benchmarks.load;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The upstream: one event loop. {@code …/small|medium|large?page=N} answers body N; {@code
 * …/stream?page=M} an endless-looking array of M MB, held after two records until {@code /go} is
 * asked for; {@code /state} tells whether it went on unasked.
 */
final class Origin {
  private static final long HELD_MILLIS_MAX = 10_000;
  private static final int CHUNK_RECORDS = 300;

  private final Vertx vertx = loop();
  private final Bodies bodies = new Bodies();
  private final Map<Bodies.Size, Buffer[]> whole = new EnumMap<>(Bodies.Size.class);
  private final Buffer ring = Buffer.buffer(bodies.ring());
  private boolean wentOnByItself;
  private @Nullable Runnable held;

  private Origin() {
    for (Bodies.Size size : new Bodies.Size[] {Bodies.Size.SMALL, Bodies.Size.MEDIUM}) {
      Buffer[] all = new Buffer[Bodies.DISTINCT];
      for (int i = 0; i < all.length; i++) {
        all[i] = Buffer.buffer(bodies.body(size, i));
      }
      whole.put(size, all);
    }
  }

  /** A Vert.x with one event loop, as every server of the run has. */
  static Vertx loop() {
    return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
  }

  /**
   * Starts the origin.
   *
   * @param arguments the port
   */
  public static void main(String[] arguments) {
    Origin origin = new Origin();
    origin
        .vertx
        .createHttpServer()
        .requestHandler(origin::answer)
        .listen(Integer.parseInt(arguments[0]), "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private void answer(HttpServerRequest request) {
    String path = request.path();
    switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "small" -> send(request, Bodies.Size.SMALL);
      case "medium" -> send(request, Bodies.Size.MEDIUM);
      case "large" -> sendLarge(request);
      case "stream" -> stream(request);
      case "go" -> {
        Runnable waiting = held;
        held = null;
        if (waiting != null) {
          waiting.run();
        }
        request.response().end();
      }
      case "state" -> request.response().end("{\"alone\":" + wentOnByItself + "}");
      default -> request.response().setStatusCode(404).end();
    }
  }

  private static int page(HttpServerRequest request) {
    return Integer.parseInt(request.getParam("page"));
  }

  private void send(HttpServerRequest request, Bodies.Size size) {
    Buffer[] all = whole.getOrDefault(size, new Buffer[0]);
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(all[page(request)]);
  }

  private void sendLarge(HttpServerRequest request) {
    int page = page(request);
    int from = bodies.start(page);
    int to = bodies.start(page + Bodies.Size.LARGE.records) - 1;
    byte[] head = Bodies.head(Bodies.Size.LARGE.records);
    HttpServerResponse response = request.response();
    response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    response.putHeader(
        HttpHeaders.CONTENT_LENGTH, String.valueOf(head.length + to - from + Bodies.tail().length));
    response.write(Buffer.buffer(head));
    response.write(ring.slice(from, to));
    response.end(Buffer.buffer(Bodies.tail()));
  }

  private void stream(HttpServerRequest request) {
    long bytes = page(request) * 1_000_000L;
    HttpServerResponse response = request.response().setChunked(true);
    response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    response.write(Buffer.buffer(Bodies.head(999)));
    response.write(ring.slice(bodies.start(0), bodies.start(1)));
    response.write(ring.slice(bodies.start(1), bodies.start(2)));
    AtomicBoolean begun = new AtomicBoolean();
    Runnable rest =
        () -> {
          if (begun.compareAndSet(false, true)) {
            pump(response, bytes, 2);
          }
        };
    held = rest;
    vertx.setTimer(
        HELD_MILLIS_MAX,
        timer -> {
          wentOnByItself |= !begun.get();
          rest.run();
        });
  }

  /** Writes records until enough bytes have left, at the pace of who reads. */
  private void pump(HttpServerResponse response, long bytes, int from) {
    int next = from;
    long left = bytes;
    while (left > 0 && !response.closed()) {
      if (response.writeQueueFull()) {
        long rest = left;
        int at = next;
        response.drainHandler(ignored -> pump(response, rest, at));
        return;
      }
      int to = Math.min(next + CHUNK_RECORDS, bodies.ringSize());
      Buffer chunk = ring.slice(bodies.start(next), bodies.start(to));
      response.write(chunk);
      left -= chunk.length();
      next = to == bodies.ringSize() ? 0 : to;
    }
    if (!response.closed()) {
      Buffer last = ring.slice(bodies.start(0), bodies.start(1) - 1);
      response.drainHandler(null);
      response.write(last);
      response.end(Buffer.buffer(Bodies.tail()));
    }
  }
}
