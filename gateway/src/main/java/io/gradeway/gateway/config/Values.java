package io.gradeway.gateway.config;

import io.gradeway.model.ByteSize;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Readers of single values. Each refuses by IllegalArgumentException with what to write instead,
 * without repeating the value.
 */
final class Values {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,45}");
  private static final int TEXT_MAX = 1_000;

  private Values() {}

  static String text(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("is empty");
    }
    if (value.length() > TEXT_MAX) {
      throw new IllegalArgumentException("is longer than " + TEXT_MAX + " characters");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("holds a control character");
    }
    return value;
  }

  /** An id: letters, digits, dots, dashes, underscores. */
  static String id(String value) {
    if (!ID.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not an id; write letters, digits, dots, dashes and underscores, at most 128");
    }
    return value;
  }

  /** A positive duration of at most a day. */
  static Duration duration(String value) {
    Matcher matcher = DURATION.matcher(value);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a duration; write e.g. 200ms, 30s, 5m or 1h");
    }
    long count = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          default -> Duration.ofHours(count);
        };
    if (duration.isZero() || duration.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("must be more than 0 and at most 24h");
    }
    return duration;
  }

  static Function<String, Integer> integer(int min, int max) {
    return value -> {
      if (!value.matches("\\d{1,9}")
          || Integer.parseInt(value) < min
          || Integer.parseInt(value) > max) {
        throw new IllegalArgumentException("must be a whole number from " + min + " to " + max);
      }
      return Integer.parseInt(value);
    };
  }

  /** A size of at least one byte. */
  static ByteSize size(String value) {
    ByteSize size;
    try {
      size = ByteSize.parse(value);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("is too large", e);
    }
    if (size.bytes() == 0) {
      throw new IllegalArgumentException("must be more than 0");
    }
    return size;
  }

  static JwtAlgorithm jwtAlgorithm(String value) {
    for (JwtAlgorithm algorithm : JwtAlgorithm.values()) {
      if (algorithm.id().equals(value)) {
        return algorithm;
      }
    }
    String why = "";
    if (value.equalsIgnoreCase("none")) {
      why = "an unsigned token proves nothing; ";
    } else if (value.startsWith("HS")) {
      why = "a shared secret would let every reader of it sign; ";
    }
    throw new IllegalArgumentException(why + "must be one of: RS256, ES256, EdDSA");
  }

  static Duration clockSkew(String value) {
    Duration skew = duration(value);
    if (skew.compareTo(JwtIssuer.CLOCK_SKEW_MAX) > 0) {
      throw new IllegalArgumentException("must be at most 5m");
    }
    return skew;
  }

  static String bundle(String value) {
    if (!value.equals("builtin")) {
      throw new IllegalArgumentException("must be builtin, the only bundle there is");
    }
    return value;
  }

  static String host(String value) {
    if (!HOST.matcher(value).matches()) {
      throw new IllegalArgumentException("not a host; write a name or an address, without port");
    }
    return value;
  }

  /** Whether a host is this machine's loopback, told without a look-up. */
  static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.matches("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
  }

  /** {@code http://host:port} or https, nothing else in it. */
  static Upstream upstream(String value) {
    URI uri;
    try {
      uri = new URI(value);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a URL; write e.g. http://127.0.0.1:9101", e);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("must begin with http:// or https://");
    }
    if (uri.getRawUserInfo() != null || value.contains("@")) {
      throw new IllegalArgumentException("must not hold credentials; remove what is before @");
    }
    String host = uri.getHost();
    if (host == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw new IllegalArgumentException("needs a host and a port from 1 to 65535");
    }
    String path = uri.getRawPath();
    if (!(path.isEmpty() || path.equals("/"))
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "must end after host and port; the request's path is forwarded, see stripPrefix");
    }
    boolean tls = scheme.equals("https");
    int port = uri.getPort() < 0 ? (tls ? 443 : 80) : uri.getPort();
    boolean bracketed = host.startsWith("[");
    return new Upstream(tls, bracketed ? host.substring(1, host.length() - 1) : host, port);
  }
}
