package io.gradeway.gateway.server;

import io.gradeway.gateway.enforce.Enforcement;
import io.gradeway.gateway.enforce.EnforcementTools;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The proxy port on one event loop. */
public final class ProxyServer extends VerticleBase {
  /** How often time-outs are looked after. */
  private static final long WATCH_MILLIS = 250;

  private final HttpServerOptions options;
  private final Supplier<EnforcementTools> tools;
  private final AtomicInteger boundPort;
  private @Nullable HttpServer server;
  private @Nullable Enforcement enforcement;

  /**
   * A server that is not started yet.
   *
   * @param tools called once on the event loop, so that each has its own decision point
   * @param boundPort set when the port is bound
   */
  public ProxyServer(
      HttpServerOptions options, Supplier<EnforcementTools> tools, AtomicInteger boundPort) {
    this.options = options;
    this.tools = tools;
    this.boundPort = boundPort;
  }

  @Override
  public Future<?> start() {
    enforcement = new Enforcement(tools.get(), vertx);
    Enforcement point = enforcement;
    vertx.setPeriodic(WATCH_MILLIS, ignored -> point.watch());
    server =
        vertx
            .createHttpServer(options)
            .connectionHandler(point::connected)
            .requestHandler(point)
            .invalidRequestHandler(point::invalid);
    return server.listen().onSuccess(bound -> boundPort.set(bound.actualPort()));
  }

  @Override
  public Future<?> stop() {
    if (enforcement != null) {
      enforcement.close();
    }
    return server == null ? Future.succeededFuture() : server.close();
  }
}
