package io.gradeway.gateway;

import io.gradeway.gateway.config.ConfigException;
import io.gradeway.gateway.config.GatewayConfig;
import io.gradeway.gateway.server.AdminServer;
import io.gradeway.gateway.server.ProxyServer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running gateway: the proxy on every event loop, the officers' port, the admin port, and the
 * evidence behind them.
 *
 * <pre>{@code
 * try (Gateway gateway = Gateway.start(Path.of("gateway.yaml"))) {
 *   System.in.read();
 * }
 * }</pre>
 *
 * <p>Thread-safe. {@link #close} drains: it refuses new exchanges, waits for those under way up to
 * {@code limits.drainTimeout}, and closes the ledger with a last checkpoint.
 */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final long DRAIN_STEP_MILLIS = 20;
  private static final int LOOPS = Runtime.getRuntime().availableProcessors();

  private final GatewayConfig config;
  private final House house;
  private final Vertx vertx;
  private final int port;
  private final HttpServer admin;
  private final HttpServer officers;

  private Gateway(
      GatewayConfig config,
      House house,
      Vertx vertx,
      int port,
      HttpServer admin,
      HttpServer officers) {
    this.config = config;
    this.house = house;
    this.vertx = vertx;
    this.port = port;
    this.admin = admin;
    this.officers = officers;
  }

  /**
   * Starts a gateway; returns when all ports take connections.
   *
   * @param file {@code gateway.yaml}
   * @throws ConfigException with every problem of the configuration
   * @throws io.gradeway.ledger.LedgerException when the evidence cannot be kept or contradicts
   *     itself
   * @throws IllegalStateException when a port cannot be bound
   */
  public static Gateway start(Path file) throws ConfigException {
    return start(file, Clock.systemUTC());
  }

  /** Starts a gateway that lives by another clock, so that terms can run out. */
  static Gateway start(Path file, Clock clock) throws ConfigException {
    GatewayConfig config = GatewayConfig.read(file);
    House house = House.open(config, clock, LOOPS);
    Vertx vertx =
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS).setPreferNativeTransport(true));
    try {
      int port = startProxy(vertx, house);
      HttpServer officers = await(house.startOfficers(vertx));
      HttpServer admin =
          await(AdminServer.start(vertx, config.admin(), house.registry(), house::troubles));
      house.recordOperation("GATEWAY_STARTED");
      Gateway gateway = new Gateway(config, house, vertx, port, admin, officers);
      LOG.info(
          "started id={} port={} admin={} officers={}",
          config.id(),
          gateway.port(),
          gateway.adminPort(),
          gateway.officersPort());
      return gateway;
    } catch (RuntimeException e) {
      vertx.close();
      house.close();
      throw e;
    }
  }

  private static int startProxy(Vertx vertx, House house) {
    AtomicInteger bound = new AtomicInteger();
    await(
        vertx.deployVerticle(
            () -> new ProxyServer(house.proxyOptions(), house::enforcementTools, bound),
            new DeploymentOptions().setInstances(LOOPS)));
    return bound.get();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting", e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException("cannot start: " + cause.getMessage(), cause);
    }
  }

  /** Port of the proxy. */
  public int port() {
    return port;
  }

  /** Port of health and metrics. */
  public int adminPort() {
    return admin.actualPort();
  }

  /** Port of the audit query API. */
  public int officersPort() {
    return officers.actualPort();
  }

  @Override
  public void close() {
    house.load().drain();
    long deadline = System.nanoTime() + config.limits().drainTimeout().toNanos();
    while (house.load().underWay() > 0 && System.nanoTime() < deadline) {
      try {
        Thread.sleep(DRAIN_STEP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    LOG.info("drained under-way={}", house.load().underWay());
    house.recordOperation("GATEWAY_STOPPED");
    try {
      await(vertx.close());
    } finally {
      house.close();
    }
  }
}
