package io.gradeway.gateway.query;

import io.gradeway.audit.AuditFilter;
import io.gradeway.audit.AuditFilter.Term;
import io.gradeway.audit.AuditQuery;
import io.gradeway.audit.AuditQuery.Order;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A question as names and values: the parameters of a URL and the options of {@code audit query}.
 *
 * @param filter what to find
 * @param order in which order
 * @param limit how many at most
 * @param cursor where the page before ended, empty for the first
 * @param waitFor index that must be in the answer's reach, -1 for no wait
 */
public record QueryParameters(
    AuditFilter filter, Order order, int limit, Optional<String> cursor, long waitFor) {
  private static final int LIMIT_DEFAULT = 100;
  private static final List<String> OTHERS =
      List.of("from", "until", "crossDomainOnly", "limit", "cursor", "order", "waitFor");

  /** Names of every parameter. */
  public static List<String> names() {
    List<String> names =
        new ArrayList<>(Arrays.stream(Term.values()).map(Term::parameter).toList());
    names.addAll(OTHERS);
    return names;
  }

  /**
   * Reads a question.
   *
   * @throws IllegalArgumentException naming the parameter, what it may be, and for an unknown name
   *     the nearest known one
   */
  public static QueryParameters parse(Map<String, String> values) {
    AuditFilter filter = AuditFilter.ANY;
    Order order = Order.NEWEST_FIRST;
    int limit = LIMIT_DEFAULT;
    Optional<String> cursor = Optional.empty();
    long waitFor = -1;
    for (Map.Entry<String, String> entry : values.entrySet()) {
      String value = entry.getValue();
      switch (entry.getKey()) {
        case "from" -> filter = filter.from(time("from", value));
        case "until" -> filter = filter.until(time("until", value));
        case "crossDomainOnly" -> filter = truth(value) ? filter.onlyCrossDomain() : filter;
        case "limit" -> limit = (int) number("limit", value, 1, AuditQuery.LIMIT_MAX);
        case "cursor" -> cursor = Optional.of(value);
        case "order" -> order = order(value);
        case "waitFor" -> waitFor = number("waitFor", value, 0, Long.MAX_VALUE);
        default -> filter = filter.with(term(entry.getKey()), value);
      }
    }
    return new QueryParameters(filter, order, limit, cursor, waitFor);
  }

  private static Term term(String name) {
    return Arrays.stream(Term.values())
        .filter(term -> term.parameter().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no parameter of that name; " + suggestion(name, names())));
  }

  private static Order order(String value) {
    return switch (value) {
      case "newest" -> Order.NEWEST_FIRST;
      case "oldest" -> Order.OLDEST_FIRST;
      default -> throw new IllegalArgumentException("order must be newest or oldest");
    };
  }

  private static boolean truth(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("crossDomainOnly must be true or false");
    };
  }

  private static Instant time(String name, String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          name + " must be a time with offset, e.g. 2026-11-23T08:00:00+08:00", e);
    }
  }

  static long number(String name, String value, long min, long max) {
    try {
      long number = Long.parseLong(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw outOfRange(name, min, max);
    }
    throw outOfRange(name, min, max);
  }

  private static IllegalArgumentException outOfRange(String name, long min, long max) {
    return new IllegalArgumentException(
        name + " must be an integer from " + min + (max == Long.MAX_VALUE ? "" : " to " + max));
  }

  /** "Did you mean" with the nearest name, and all names. */
  static String suggestion(String word, List<String> known) {
    return known.stream()
            .filter(name -> distance(word, name) <= Math.max(2, name.length() / 3))
            .min(Comparator.comparingInt(name -> distance(word, name)))
            .map(name -> "did you mean " + name + "? ")
            .orElse("")
        + "known: "
        + String.join(", ", known);
  }

  /** Edit distance; words beyond any name's length are far from all. */
  private static int distance(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    if (left.length() > 64) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int cost = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int next = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + cost);
        diagonal = row[j];
        row[j] = next;
      }
    }
    return row[right.length()];
  }
}
