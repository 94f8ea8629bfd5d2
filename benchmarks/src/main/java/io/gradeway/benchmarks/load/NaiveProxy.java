package io.gradeway.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What one would write in an afternoon: buffers each body, parses it with Jackson and masks four
 * fields. No identity, no policy, no evidence, no search in free text.
 */
final class NaiveProxy {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> MASKED = List.of("name", "idNumber", "mobile", "address");

  private final HttpClient client;
  private final int originPort;

  private NaiveProxy(HttpClient client, int originPort) {
    this.client = client;
    this.originPort = originPort;
  }

  /**
   * Starts the proxy.
   *
   * @param arguments the port and the origin's
   */
  public static void main(String[] arguments) {
    Vertx vertx = Origin.loop();
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true).setPipelining(false),
            new PoolOptions().setHttp1MaxSize(256));
    vertx
        .createHttpServer()
        .requestHandler(new NaiveProxy(client, Integer.parseInt(arguments[1]))::answer)
        .listen(Integer.parseInt(arguments[0]), "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private void answer(HttpServerRequest request) {
    client
        .request(HttpMethod.GET, originPort, "127.0.0.1", request.uri())
        .compose(upstream -> upstream.send().compose(NaiveProxy::masked))
        .onSuccess(
            body ->
                request
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(body))
        .onFailure(error -> request.response().setStatusCode(502).end());
  }

  private static Future<Buffer> masked(HttpClientResponse response) {
    return response.body().map(NaiveProxy::mask);
  }

  private static Buffer mask(Buffer body) {
    try {
      JsonNode tree = MAPPER.readTree(body.getBytes());
      for (JsonNode record : tree.get("records")) {
        for (String field : MASKED) {
          ((ObjectNode) record).put(field, "***");
        }
      }
      return Buffer.buffer(MAPPER.writeValueAsBytes(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
