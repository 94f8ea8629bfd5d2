package io.gradeway.model;

/**
 * A stretch of text in UTF-16 code units.
 *
 * @param start first unit, 0-based
 * @param end one past the last unit
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("span [" + start + "," + end + ") is empty or negative");
    }
  }

  public int length() {
    return end - start;
  }

  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }
}
