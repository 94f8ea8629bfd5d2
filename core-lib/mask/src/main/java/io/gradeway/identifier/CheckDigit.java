package io.gradeway.identifier;

/**
 * Check-digit systems of identifiers. A passing check is evidence, not proof: by chance Luhn passes
 * one text in 10, MOD 11-2 one in 11, the modulus 31 of GB 32100 one in 31.
 */
public final class CheckDigit {
  private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final byte[] USCC_VALUE = new byte[128];

  static {
    java.util.Arrays.fill(USCC_VALUE, (byte) -1);
    for (int i = 0; i < USCC_ALPHABET.length(); i++) {
      USCC_VALUE[USCC_ALPHABET.charAt(i)] = (byte) i;
    }
  }

  private CheckDigit() {}

  /**
   * Luhn, ISO/IEC 7812-1 annex B: bank cards, IMEI.
   *
   * @return whether the text is two or more ASCII digits and its last one checks the others
   */
  public static boolean luhn(CharSequence text, int from, int to) {
    int sum = 0;
    for (int i = to - 1, place = 0; i >= from; i--, place++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      if ((place & 1) == 1) {
        digit = digit < 5 ? digit * 2 : digit * 2 - 9;
      }
      sum += digit;
    }
    return to - from >= 2 && sum % 10 == 0;
  }

  /**
   * ISO 7064 MOD 11-2, as GB 11643-1999 uses it for resident ids.
   *
   * @return whether the text is ASCII digits followed by the digit or {@code X} that checks them
   */
  public static boolean mod11And2(CharSequence text, int from, int to) {
    if (to - from < 2) {
      return false;
    }
    int remainder = 0;
    for (int i = from; i < to - 1; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      remainder = (remainder + digit) * 2 % 11;
    }
    int check = (12 - remainder) % 11;
    return text.charAt(to - 1) == (check == 10 ? 'X' : (char) ('0' + check));
  }

  /**
   * The check character of GB 32100-2015 (unified social credit code): modulus 31 over an alphabet
   * without I, O, S, V and Z, weights the powers of 3.
   *
   * @return whether the text is of that alphabet and its last character checks the others
   */
  public static boolean mod31(CharSequence text, int from, int to) {
    int sum = 0;
    int weight = 1;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int value = c < 128 ? USCC_VALUE[c] : -1;
      if (value < 0) {
        return false;
      }
      if (i == to - 1) {
        return to - from >= 2 && value == (31 - sum % 31) % 31;
      }
      sum += value * weight;
      weight = weight * 3 % 31;
    }
    return false;
  }

  /** Whether the stretch is not empty and all ASCII digits. */
  static boolean digits(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }

  /**
   * The number the digits of a short stretch write; the caller has checked that they are digits.
   */
  static int number(CharSequence text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
