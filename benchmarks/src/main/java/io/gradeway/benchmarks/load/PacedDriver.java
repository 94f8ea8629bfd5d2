package io.gradeway.benchmarks.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends at a constant rate whatever the answers do, and measures each from the moment it was meant
 * to be sent: a server that stalls is charged for everyone who had to wait.
 */
final class PacedDriver implements AutoCloseable {
  private static final long FINISH_SECONDS_MAX = 60;

  private final Vertx vertx = Origin.loop();
  private final HttpClient client =
      vertx.createHttpClient(
          new HttpClientOptions().setKeepAlive(true).setPipelining(false),
          new PoolOptions().setHttp1MaxSize(128).setMaxWaitQueueSize(-1));

  /**
   * Latencies from intended send time to the last byte.
   *
   * @param requests how many were sent and answered
   */
  record Result(long requests, double p50Millis, double p99Millis, double p999Millis) {}

  private static final class Run {
    final long[] latencies;
    final CompletableFuture<Void> done = new CompletableFuture<>();
    long startNanos;
    int sent;
    int answered;

    Run(int requests) {
      latencies = new long[requests];
    }
  }

  Result run(Child server, List<String> tokens, Bodies.Size size, int perSecond, double seconds)
      throws InterruptedException, TimeoutException {
    Run run = new Run((int) (perSecond * seconds));
    long gapNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    vertx.runOnContext(
        ignored -> {
          run.startNanos = System.nanoTime();
          vertx.setPeriodic(
              1,
              timer -> {
                long due = (System.nanoTime() - run.startNanos) / gapNanos;
                while (run.sent < run.latencies.length && run.sent <= due) {
                  send(server, tokens, size, run, run.sent++, gapNanos);
                }
                if (run.sent == run.latencies.length) {
                  vertx.cancelTimer(timer);
                }
              });
        });
    try {
      run.done.get((long) seconds + FINISH_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(server.name() + ": " + e.getCause(), e);
    }
    Arrays.sort(run.latencies);
    return new Result(
        run.latencies.length, millis(run, 0.5), millis(run, 0.99), millis(run, 0.999));
  }

  private void send(
      Child server, List<String> tokens, Bodies.Size size, Run run, int number, long gapNanos) {
    client
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(server.port())
                .setURI(size.path() + "?page=" + number % Bodies.DISTINCT)
                .putHeader("authorization", "Bearer " + tokens.get(number % tokens.size())))
        .compose(request -> request.send().compose(PacedDriver::body).map(request))
        .onSuccess(
            request -> {
              run.latencies[number] = System.nanoTime() - (run.startNanos + number * gapNanos);
              if (++run.answered == run.latencies.length) {
                run.done.complete(null);
              }
            })
        .onFailure(run.done::completeExceptionally);
  }

  private static Future<Buffer> body(HttpClientResponse response) {
    return response.statusCode() == 200
        ? response.body()
        : Future.failedFuture("answered with status " + response.statusCode());
  }

  private static double millis(Run run, double share) {
    return run.latencies[(int) (run.latencies.length * share)] / 1e6;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
