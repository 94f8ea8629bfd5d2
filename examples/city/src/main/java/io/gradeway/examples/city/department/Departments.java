package io.gradeway.examples.city.department;

import io.gradeway.examples.city.data.CityData;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/**
 * The three services, running. {@link #start} returns when all of them answer; {@link #close} ends
 * them and every answer under way. Thread-safe.
 */
public final class Departments implements AutoCloseable {
  public static final int HOTLINE_PORT = 9101;
  public static final int POPULATION_PORT = 9102;
  public static final int MEDICAL_PORT = 9103;

  private final Vertx vertx;
  private final int hotlinePort;
  private final int populationPort;
  private final int medicalPort;

  private Departments(Vertx vertx, int hotlinePort, int populationPort, int medicalPort) {
    this.vertx = vertx;
    this.hotlinePort = hotlinePort;
    this.populationPort = populationPort;
    this.medicalPort = medicalPort;
  }

  /**
   * Starts the services, each on its usual port or, when that is taken, a free one.
   *
   * @param host a loopback address
   * @throws IllegalArgumentException when the host is not loopback
   */
  public static Departments start(String host, CityData city) {
    Loopback.require(host);
    Vertx vertx = Vertx.vertx();
    try {
      Medical medical = new Medical(city.insured(), city.hospitals());
      return new Departments(
          vertx,
          listen(vertx, host, HOTLINE_PORT, new Hotline(vertx, city.orders()).routes()),
          listen(vertx, host, POPULATION_PORT, new Population(city.residents()).routes()),
          listen(vertx, host, MEDICAL_PORT, medical.routes()));
    } catch (RuntimeException e) {
      vertx.close().await();
      throw e;
    }
  }

  private static int listen(Vertx vertx, String host, int port, Handler<HttpServerRequest> routes) {
    Future<HttpServer> listening =
        vertx
            .createHttpServer()
            .requestHandler(routes)
            .listen(port, host)
            .recover(taken -> vertx.createHttpServer().requestHandler(routes).listen(0, host));
    return listening.await().actualPort();
  }

  public int hotlinePort() {
    return hotlinePort;
  }

  public int populationPort() {
    return populationPort;
  }

  public int medicalPort() {
    return medicalPort;
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
