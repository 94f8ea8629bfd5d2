package io.gradeway.identifier;

/**
 * Numbers of Chinese passports and of travel permits to and from Hong Kong and Macau. They have no
 * check digit: the form alone is weak evidence.
 */
public final class Passport {
  private Passport() {}

  /**
   * Whether this has the form of a passport: ordinary (E, G, 14, 15), service (SE, S), diplomatic
   * (DE, D), public affairs (PE, P), Hong Kong (K, KJ) or Macau (MA).
   */
  public static boolean isValid(CharSequence text, int from, int to) {
    int length = to - from;
    if (length < 8 || length > 10) {
      return false;
    }
    char second = text.charAt(from + 1);
    int oneLetter = CheckDigit.digits(text, from + 1, to) ? length - 1 : -1;
    int twoLetters = CheckDigit.digits(text, from + 2, to) ? length - 2 : -1;
    switch (text.charAt(from)) {
      case 'E':
        return oneLetter == 8 || (twoLetters == 7 && isSerialLetter(second));
      case 'G':
        return oneLetter == 8;
      case '1':
        return length == 9 && oneLetter == 8 && (second == '4' || second == '5');
      case 'S':
        return oneLetter == 7 || oneLetter == 8 || (second == 'E' && twoLetters == 7);
      case 'D':
      case 'P':
        return oneLetter == 7 || (second == 'E' && twoLetters == 7);
      case 'K':
        return oneLetter == 7 || oneLetter == 8 || (second == 'J' && twoLetters >= 7);
      case 'M':
        return second == 'A' && twoLetters == 7;
      default:
        return false;
    }
  }

  /** As {@link #isValid(CharSequence, int, int)} for a whole text. */
  public static boolean isValid(CharSequence text) {
    return isValid(text, 0, text.length());
  }

  /**
   * Whether this has the form of a travel permit: home-return permit (H, M with 8 or 10 digits) or
   * permit to Hong Kong and Macau (C, W).
   */
  public static boolean isTravelPermit(CharSequence text, int from, int to) {
    int length = to - from;
    if (length != 9 && length != 11) {
      return false;
    }
    char first = text.charAt(from);
    boolean digits = CheckDigit.digits(text, from + 1, to);
    if (first == 'H' || first == 'M') {
      return digits;
    }
    if (length != 9) {
      return false;
    }
    return (digits && (first == 'C' || first == 'W'))
        || (first == 'C'
            && isSerialLetter(text.charAt(from + 1))
            && CheckDigit.digits(text, from + 2, to));
  }

  private static boolean isSerialLetter(char c) {
    return c >= 'A' && c <= 'Z' && c != 'I' && c != 'O';
  }
}
