package io.gradeway.identifier;

/**
 * Unified social credit code (统一社会信用代码), GB 32100-2015: department, kind, six digits of region,
 * nine characters of organisation code, check character. Early pilot codes that break the standard
 * are not accepted.
 */
public final class Uscc {
  /** Characters of a code. */
  public static final int LENGTH = 18;

  private static final String DEPARTMENTS = "123456789ANY";

  private Uscc() {}

  /** Whether department, region digits, alphabet and check character are right. */
  public static boolean isValid(CharSequence text, int from, int to) {
    return to - from == LENGTH
        && DEPARTMENTS.indexOf(text.charAt(from)) >= 0
        && CheckDigit.digits(text, from + 2, from + 8)
        && CheckDigit.mod31(text, from, to);
  }

  /** As {@link #isValid(CharSequence, int, int)} for a whole text. */
  public static boolean isValid(CharSequence text) {
    return isValid(text, 0, text.length());
  }
}
