package io.gradeway.classification;

/** Classes of ASCII characters, for chars and for bytes. */
final class Ascii {
  private static final int CASE_BIT = 0x20;

  private Ascii() {}

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isUpper(int c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLower(int c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isLetter(int c) {
    return isUpper(c) || isLower(c);
  }

  static boolean isAlphanumeric(int c) {
    return isDigit(c) || isLetter(c);
  }

  static int lower(int c) {
    return isUpper(c) ? c | CASE_BIT : c;
  }

  static int upper(int c) {
    return isLower(c) ? c & ~CASE_BIT : c;
  }
}
