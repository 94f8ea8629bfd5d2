package io.gradeway.examples.city.department;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Arrays;
import java.util.function.LongFunction;

/** Answers that take their time. Every one ends when the caller hangs up. */
final class Stream {
  private static final int PIECES_AT_ONCE = 64;

  private Stream() {}

  /** Sends a piece at once and then every {@code intervalMillis}, for ever. */
  static void endless(
      Vertx vertx, HttpServerResponse response, long intervalMillis, LongFunction<byte[]> piece) {
    response.setChunked(true);
    long[] sent = {0};
    response.write(Buffer.buffer(piece.apply(sent[0]++)));
    long timer =
        vertx.setPeriodic(
            intervalMillis,
            id -> {
              if (!response.writeQueueFull()) {
                response.write(Buffer.buffer(piece.apply(sent[0]++)));
              }
            });
    onHangUp(response, () -> vertx.cancelTimer(timer));
  }

  /** Waits, then drips the body in slices of a few bytes. */
  static void drip(
      Vertx vertx,
      HttpServerResponse response,
      long delayMillis,
      long intervalMillis,
      int sliceBytes,
      byte[] body) {
    response.putHeader("content-length", "" + body.length);
    int[] at = {0};
    long timer =
        vertx.setPeriodic(
            delayMillis,
            intervalMillis,
            id -> {
              int to = Math.min(at[0] + sliceBytes, body.length);
              response.write(Buffer.buffer(Arrays.copyOfRange(body, at[0], to)));
              at[0] = to;
              if (to == body.length) {
                vertx.cancelTimer(id);
                response.end();
              }
            });
    onHangUp(response, () -> vertx.cancelTimer(timer));
  }

  /** Sends {@code count} pieces as fast as the caller reads, never holding more than a few. */
  static void all(
      HttpServerResponse response,
      String head,
      long count,
      LongFunction<byte[]> piece,
      String tail) {
    response.setChunked(true);
    response.write(head);
    pump(response, new long[] {0}, count, piece, tail);
  }

  private static void pump(
      HttpServerResponse response,
      long[] sent,
      long count,
      LongFunction<byte[]> piece,
      String tail) {
    while (sent[0] < count && !response.closed()) {
      if (response.writeQueueFull()) {
        response.drainHandler(ready -> pump(response, sent, count, piece, tail));
        return;
      }
      Buffer batch = Buffer.buffer();
      for (int i = 0; i < PIECES_AT_ONCE && sent[0] < count; i++) {
        if (sent[0] > 0) {
          batch.appendByte((byte) ',');
        }
        batch.appendBytes(piece.apply(sent[0]++));
      }
      response.write(batch);
    }
    if (!response.closed()) {
      response.end(tail);
    }
  }

  private static void onHangUp(HttpServerResponse response, Runnable stop) {
    response.exceptionHandler(gone -> stop.run());
    response.closeHandler(gone -> stop.run());
  }
}
