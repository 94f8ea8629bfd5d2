package io.gradeway.mask;

/** Han characters. The common ones are told by their number: asking for a script is a search. */
final class Han {
  /** The block as of Unicode 1.1: all of it is assigned, letters, and its own NFKC form. */
  private static final int COMMON_FIRST = 0x4E00;

  private static final int COMMON_LAST = 0x9FA5;

  private Han() {}

  static boolean isCommon(int c) {
    return c >= COMMON_FIRST && c <= COMMON_LAST;
  }

  static boolean is(int c) {
    return isCommon(c) || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  static boolean isLetter(int c) {
    return isCommon(c) || (Character.isLetter(c) && is(c));
  }
}
