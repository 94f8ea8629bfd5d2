package io.gradeway.gateway.enforce;

import io.gradeway.decision.Reason;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Set;

/**
 * The first station: takes what has one reading and refuses the rest, before anything else looks at
 * it.
 */
final class Intake {
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> REFUSED_METHODS = Set.of("CONNECT", "TRACE");

  private final Load load;

  Intake(Load load) {
    this.load = load;
  }

  /** Fails with a {@link Refusal} or hands the exchange on with its canonical target. */
  Future<Exchange> accept(Exchange x) {
    HttpServerRequest request = x.request;
    if (load.draining()) {
      return refusal(503, Reasons.DRAINING);
    }
    if (load.full()) {
      return refusal(503, Reasons.BUSY);
    }
    if (request.version() == HttpVersion.HTTP_1_0) {
      return refusal(505, Reasons.BAD_REQUEST);
    }
    if (REFUSED_METHODS.contains(request.method().name()) || asksForAnotherProtocol(request)) {
      return refusal(403, Reasons.METHOD_REFUSED);
    }
    if (request.headers().getAll(HttpHeaders.HOST).size() != 1
        || request.headers().contains("")
        || !hasPlainFraming(request)
        || (hasBody(request) && isSafe(request))) {
      return refusal(400, Reasons.BAD_REQUEST);
    }
    try {
      x.accepted(RequestTarget.parse(request.uri()));
    } catch (Refusal e) {
      return Future.failedFuture(e);
    }
    return Future.succeededFuture(x);
  }

  /**
   * An offer of HTTP/2 in clear text, which common clients make with every first request, may be
   * passed over (RFC 9110 section 7.8): the exchange stays HTTP/1.1, and the header is not
   * forwarded.
   */
  private static boolean asksForAnotherProtocol(HttpServerRequest request) {
    List<String> offers = request.headers().getAll(HttpHeaders.UPGRADE);
    return !offers.isEmpty() && !(offers.size() == 1 && offers.get(0).equalsIgnoreCase("h2c"));
  }

  private static boolean hasPlainFraming(HttpServerRequest request) {
    List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
    List<String> lengths = request.headers().getAll(HttpHeaders.CONTENT_LENGTH);
    boolean chunked = codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
    return (codings.isEmpty() || chunked)
        && lengths.size() <= 1
        && (codings.isEmpty() || lengths.isEmpty());
  }

  /** Whether a method changes nothing upstream (RFC 9110 section 9.2.1). */
  static boolean isSafe(HttpServerRequest request) {
    return SAFE_METHODS.contains(request.method().name());
  }

  /** Whether the request brings a body. */
  static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && !length.equals("0"));
  }

  private static <T> Future<T> refusal(int status, Reason reason) {
    return Future.failedFuture(new Refusal(status, reason));
  }
}
