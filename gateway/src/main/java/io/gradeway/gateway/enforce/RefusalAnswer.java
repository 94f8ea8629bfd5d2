package io.gradeway.gateway.enforce;

import io.gradeway.decision.Reason;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The body of a refusal: why, in English and Chinese, and the id to ask about. */
final class RefusalAnswer {
  private static final String JSON = "application/json; charset=utf-8";
  private static final int UNAUTHORIZED = 401;
  private static final int UNAVAILABLE = 503;

  private RefusalAnswer() {}

  static Future<Void> send(Exchange x, Refusal refusal) {
    HttpServerResponse response = x.request.response();
    if (response.headWritten() || response.closed()) {
      return Future.succeededFuture();
    }
    JsonArray reasons = new JsonArray();
    for (Reason reason : refusal.reasons()) {
      JsonObject entry =
          new JsonObject().put("id", reason.id()).put("en", reason.en()).put("zh", reason.zh());
      reason.clause().ifPresent(clause -> entry.put("clause", clause));
      reasons.add(entry);
    }
    JsonObject body =
        new JsonObject()
            .put("error", refusal.reasons().get(0).id())
            .put("status", refusal.status())
            .put("exchange", x.id)
            .put("reasons", reasons);
    response
        .setStatusCode(refusal.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("x-content-type-options", "nosniff")
        .putHeader(Headers.EXCHANGE, x.id);
    if (refusal.status() == UNAUTHORIZED) {
      response.putHeader("www-authenticate", "Bearer");
    }
    if (refusal.status() == UNAVAILABLE) {
      response.putHeader(HttpHeaders.RETRY_AFTER, "1");
    }
    boolean unread = Intake.hasBody(x.request);
    Future<Void> sent = response.end(body.encode());
    if (unread) {
      // Nobody will read the rest of the request, so the connection cannot be used again.
      sent.onComplete(ignored -> x.request.connection().close());
    } else {
      x.request.resume();
    }
    return sent;
  }
}
