package io.gradeway.examples.city.department;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;

/** Which handler answers which path; one that ends in a slash answers for what lies below it. */
final class Routes implements Handler<HttpServerRequest> {
  private final Map<String, Handler<HttpServerRequest>> byPath = new HashMap<>();

  Routes get(String path, Handler<HttpServerRequest> handler) {
    byPath.put(path, handler);
    return this;
  }

  @Override
  public void handle(HttpServerRequest request) {
    try {
      if (!request.method().equals(HttpMethod.GET)) {
        fail(request, 405, "only GET is served");
        return;
      }
      find(request.path()).handle(request);
    } catch (IllegalArgumentException wrong) {
      fail(request, 400, String.valueOf(wrong.getMessage()));
    }
  }

  private Handler<HttpServerRequest> find(String path) {
    Handler<HttpServerRequest> exact = byPath.get(path);
    if (exact != null) {
      return exact;
    }
    Handler<HttpServerRequest> below = byPath.get(path.substring(0, path.lastIndexOf('/') + 1));
    return below != null ? below : request -> fail(request, 404, "nothing is here");
  }

  static String lastSegment(HttpServerRequest request) {
    return request.path().substring(request.path().lastIndexOf('/') + 1);
  }

  static void fail(HttpServerRequest request, int status, String message) {
    Answer.json(
        request.response(),
        status,
        json -> {
          json.writeStartObject();
          json.writeStringField("error", message);
          json.writeEndObject();
        });
  }
}
