package io.gradeway.gateway.enforce;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A stream that fails once it has carried more bytes than it may. */
final class BoundedStream implements ReadStream<Buffer> {
  private final ReadStream<Buffer> inner;
  private final long bytesMax;
  private final Runnable carried;
  private final Runnable exceeded;
  private long total;
  private @Nullable Handler<Throwable> errorReader;

  /**
   * A bounded stream.
   *
   * @param carried told of each chunk
   * @param exceeded told before the stream fails
   */
  BoundedStream(ReadStream<Buffer> inner, long bytesMax, Runnable carried, Runnable exceeded) {
    this.inner = inner;
    this.bytesMax = bytesMax;
    this.carried = carried;
    this.exceeded = exceeded;
  }

  @Override
  public BoundedStream handler(@Nullable Handler<Buffer> handler) {
    if (handler == null) {
      inner.handler(null);
      return this;
    }
    inner.handler(
        chunk -> {
          total += chunk.length();
          carried.run();
          if (total <= bytesMax) {
            handler.handle(chunk);
          } else if (errorReader != null) {
            exceeded.run();
            errorReader.handle(new Refusal(413, Reasons.BODY_TOO_LARGE));
          }
        });
    return this;
  }

  @Override
  public BoundedStream exceptionHandler(@Nullable Handler<Throwable> handler) {
    errorReader = handler;
    inner.exceptionHandler(handler);
    return this;
  }

  @Override
  public BoundedStream endHandler(@Nullable Handler<Void> handler) {
    inner.endHandler(handler);
    return this;
  }

  @Override
  public BoundedStream pause() {
    inner.pause();
    return this;
  }

  @Override
  public BoundedStream resume() {
    inner.resume();
    return this;
  }

  @Override
  public BoundedStream fetch(long amount) {
    inner.fetch(amount);
    return this;
  }
}
