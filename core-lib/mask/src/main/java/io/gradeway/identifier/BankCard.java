package io.gradeway.identifier;

/**
 * Payment card numbers, ISO/IEC 7812: an issuer's prefix of the financial sectors, 13 to 19 digits,
 * Luhn. Issuers are not looked up.
 */
public final class BankCard {
  private BankCard() {}

  /** Whether first digit (3–6, or 9 for domestic cards), length and check digit are right. */
  public static boolean isValid(CharSequence text, int from, int to) {
    int length = to - from;
    if (length < 13 || length > 19) {
      return false;
    }
    char first = text.charAt(from);
    return ((first >= '3' && first <= '6') || first == '9') && CheckDigit.luhn(text, from, to);
  }

  /** As {@link #isValid(CharSequence, int, int)} for a whole text. */
  public static boolean isValid(CharSequence text) {
    return isValid(text, 0, text.length());
  }
}
