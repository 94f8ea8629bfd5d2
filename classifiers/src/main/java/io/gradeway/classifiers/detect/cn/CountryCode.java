package io.gradeway.classifiers.detect.cn;

import io.gradeway.classification.Candidate;

/** The country code 86 before a telephone number: {@code 86}, {@code +86}, {@code 0086}. */
final class CountryCode {
  private static final int FULL_WIDTH_PLUS = 3;

  private CountryCode() {}

  /** Digits of the country code that the candidate begins with, 0 when it has none. */
  static int length(Candidate candidate) {
    if (candidate.charAt(0) == '8' && candidate.charAt(1) == '6') {
      return 2;
    }
    boolean international =
        candidate.charAt(0) == '0'
            && candidate.charAt(1) == '0'
            && candidate.charAt(2) == '8'
            && candidate.charAt(3) == '6';
    return international ? 4 : 0;
  }

  /** Where the number begins, a plus sign included. */
  static int start(Candidate candidate, int prefix) {
    int start = candidate.start();
    if (prefix == 0) {
      return start;
    }
    if (candidate.byteAt(start - 1) == '+') {
      return start - 1;
    }
    boolean wide =
        candidate.byteAt(start - 3) == 0xEF
            && candidate.byteAt(start - 2) == 0xBC
            && candidate.byteAt(start - 1) == 0x8B;
    return wide ? start - FULL_WIDTH_PLUS : start;
  }
}
