package io.gradeway.examples.city.department;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * A window on a list.
 *
 * @param number 1-based
 * @param size records a page
 */
record Page(int number, int size) {
  private static final String SIZE_DEFAULT = "20";
  private static final int SIZE_MAX = 500;

  /**
   * Reads {@code page} and {@code size}.
   *
   * @throws IllegalArgumentException when one is not a number in range
   */
  static Page of(HttpServerRequest request) {
    return new Page(
        number(request.getParam("page", "1"), "page", Integer.MAX_VALUE),
        number(request.getParam("size", SIZE_DEFAULT), "size", SIZE_MAX));
  }

  static int number(String text, String name, int max) {
    if (text.matches("[0-9]{1,9}")) {
      int value = Integer.parseInt(text);
      if (value >= 1 && value <= max) {
        return value;
      }
    }
    throw new IllegalArgumentException(name + " must be a number from 1 to " + max);
  }

  /** The records of this page; empty beyond the last. */
  <T> List<T> of(List<T> all) {
    long from = Math.min((number - 1L) * size, all.size());
    long to = Math.min(from + size, all.size());
    return all.subList((int) from, (int) to);
  }
}
