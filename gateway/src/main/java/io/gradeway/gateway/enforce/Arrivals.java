package io.gradeway.gateway.enforce;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Closes connections that bring no whole request head in time. A client that sends a byte now and
 * then keeps an idle time-out from firing; it does not keep this from firing. Confined to one event
 * loop.
 */
final class Arrivals {
  private static final class Waiting {
    long since = System.nanoTime();
    int underWay;
  }

  private final long patienceNanos;
  private final IdentityHashMap<HttpConnection, Waiting> connections = new IdentityHashMap<>();

  Arrivals(Duration patience) {
    this.patienceNanos = patience.toNanos();
  }

  void connected(HttpConnection connection) {
    connections.put(connection, new Waiting());
    connection.closeHandler(ignored -> connections.remove(connection));
  }

  void begin(HttpConnection connection) {
    Waiting waiting = connections.get(connection);
    if (waiting != null) {
      waiting.underWay++;
    }
  }

  void end(HttpConnection connection) {
    Waiting waiting = connections.get(connection);
    if (waiting != null) {
      waiting.underWay--;
      waiting.since = System.nanoTime();
    }
  }

  void watch(long nowNanos) {
    for (Map.Entry<HttpConnection, Waiting> entry : new ArrayList<>(connections.entrySet())) {
      Waiting waiting = entry.getValue();
      if (waiting.underWay == 0 && nowNanos - waiting.since > patienceNanos) {
        entry.getKey().close();
      }
    }
  }
}
