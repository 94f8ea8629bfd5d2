package io.gradeway.gateway.server;

import io.gradeway.gateway.config.Listen;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;

/**
 * Health, readiness and metrics. {@code /healthz} says that the process answers; {@code /readyz}
 * says whether it can take requests, and if not, why.
 */
public final class AdminServer {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private AdminServer() {}

  /**
   * Starts the server.
   *
   * @param troubles what keeps the gateway from taking requests; empty when nothing does
   */
  public static Future<HttpServer> start(
      Vertx vertx,
      Listen listen,
      PrometheusMeterRegistry registry,
      Supplier<List<String>> troubles) {
    return vertx
        .createHttpServer()
        .requestHandler(request -> answer(request, registry, troubles))
        .listen(listen.port(), listen.host());
  }

  private static void answer(
      HttpServerRequest request,
      PrometheusMeterRegistry registry,
      Supplier<List<String>> troubles) {
    if (!request.method().equals(HttpMethod.GET)) {
      request.response().setStatusCode(405).end();
      return;
    }
    switch (request.path()) {
      case "/healthz" -> send(request, OK, new JsonObject().put("status", "ok"));
      case "/readyz" -> {
        List<String> found = troubles.get();
        send(
            request,
            found.isEmpty() ? OK : UNAVAILABLE,
            new JsonObject()
                .put("status", found.isEmpty() ? "ready" : "not ready")
                .put("troubles", new JsonArray(found)));
      }
      case "/metrics" ->
          request
              .response()
              .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
              .end(registry.scrape());
      default ->
          send(
              request,
              404,
              new JsonObject()
                  .put("error", "NOT_FOUND")
                  .put("known", new JsonArray(List.of("/healthz", "/readyz", "/metrics"))));
    }
  }

  private static void send(HttpServerRequest request, int status, JsonObject body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body.encode());
  }
}
