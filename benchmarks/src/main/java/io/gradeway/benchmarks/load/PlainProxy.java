package io.gradeway.benchmarks.load;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.HttpProxy;

/** vertx-http-proxy as it comes, on one event loop: what the governed path is measured against. */
final class PlainProxy {
  private PlainProxy() {}

  /**
   * Starts the proxy.
   *
   * @param arguments the port and the origin's
   */
  public static void main(String[] arguments) {
    Vertx vertx = Origin.loop();
    HttpProxy proxy =
        HttpProxy.reverseProxy(
            vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true).setPipelining(false),
                new PoolOptions().setHttp1MaxSize(256)));
    proxy.origin(Integer.parseInt(arguments[1]), "127.0.0.1");
    vertx
        .createHttpServer()
        .requestHandler(proxy)
        .listen(Integer.parseInt(arguments[0]), "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}
