package io.gradeway.model;

/**
 * Trust in a finding.
 *
 * @param percent 0 to 100
 */
public record Confidence(int percent) implements Comparable<Confidence> {
  public Confidence {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("confidence " + percent + " is not within 0..100");
    }
  }

  public static Confidence of(int percent) {
    return new Confidence(percent);
  }

  @Override
  public int compareTo(Confidence other) {
    return Integer.compare(percent, other.percent);
  }
}
