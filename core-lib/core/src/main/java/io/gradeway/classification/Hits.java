package io.gradeway.classification;

/** Where a {@link Detector} says what it found. */
public interface Hits {
  /**
   * Reports a hit. Offsets are indexes into the scanned array.
   *
   * @param start first byte
   * @param end one past the last byte
   * @param verified whether more than the form was checked: a check digit, a calendar date, a
   *     structure no other text has
   * @param confidence percent without a context word near by; 0 when one is needed
   * @param inContext percent when one of the detector's context words is near by
   */
  void add(int start, int end, boolean verified, int confidence, int inContext);
}
