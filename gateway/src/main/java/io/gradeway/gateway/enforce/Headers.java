package io.gradeway.gateway.enforce;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which headers pass. Both directions work by allow-list: a header that is not named here does not
 * pass, so none can carry data around the protection or choose whether it runs.
 */
final class Headers {
  static final CharSequence EXCHANGE = HttpHeaders.createOptimized("gradeway-exchange");
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("private, no-store");
  private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence CONTENT_TYPE_OPTIONS =
      HttpHeaders.createOptimized("x-content-type-options");
  private static final CharSequence ACCEPT_JSON =
      HttpHeaders.createOptimized("application/json, application/x-ndjson");
  private static final int RETRY_AFTER_DIGITS_MAX = 5;

  private Headers() {}

  /** Rebuilds the headers that go upstream. */
  static void forward(MultiMap headers, String exchangeId, boolean body) {
    String contentType = body ? headers.get(HttpHeaders.CONTENT_TYPE) : null;
    headers.clear();
    headers.set(HttpHeaders.ACCEPT, ACCEPT_JSON);
    headers.set(EXCHANGE, exchangeId);
    if (contentType != null) {
      headers.set(HttpHeaders.CONTENT_TYPE, contentType);
    }
  }

  /**
   * Rebuilds the headers that go to the caller.
   *
   * @param asIs whether the body leaves as it came, so that its coding must be told
   */
  static void release(MultiMap headers, String exchangeId, boolean asIs) {
    String retryAfter = headers.get(HttpHeaders.RETRY_AFTER);
    String coding = asIs ? headers.get(HttpHeaders.CONTENT_ENCODING) : null;
    headers.clear();
    headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
    headers.set(CONTENT_TYPE_OPTIONS, NOSNIFF);
    headers.set(EXCHANGE, exchangeId);
    if (coding != null) {
      headers.set(HttpHeaders.CONTENT_ENCODING, coding);
    }
    if (retryAfter != null && isSeconds(retryAfter)) {
      headers.set(HttpHeaders.RETRY_AFTER, retryAfter);
    }
  }

  private static boolean isSeconds(String text) {
    return !text.isEmpty()
        && text.length() <= RETRY_AFTER_DIGITS_MAX
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * Media type without parameters, lower case, or empty when absent or carrying a charset other
   * than UTF-8.
   */
  static Optional<String> mediaType(@Nullable String contentType) {
    if (contentType == null) {
      return Optional.empty();
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("charset=")) {
        String charset = parameter.substring("charset=".length()).replace("\"", "");
        if (!charset.equals("utf-8") && !charset.equals("utf8") && !charset.equals("us-ascii")) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(parts[0].strip());
  }
}
