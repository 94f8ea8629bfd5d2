package io.gradeway.examples.city.data;

/**
 * Check digits of the numbers the city issues. Written from the standards and on purpose not shared
 * with the product, so that one cannot hide the other's mistake.
 */
final class CheckDigits {
  private static final int[] RESIDENT_WEIGHTS = {
    7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2
  };
  private static final String RESIDENT_CHECKS = "10X98765432";
  private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final String ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int[] USCC_WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  private CheckDigits() {}

  /** GB 11643-1999, ISO 7064 MOD 11-2 over the first 17 digits. */
  static char residentId(String first17) {
    int sum = 0;
    for (int i = 0; i < RESIDENT_WEIGHTS.length; i++) {
      sum += (first17.charAt(i) - '0') * RESIDENT_WEIGHTS[i];
    }
    return RESIDENT_CHECKS.charAt(sum % 11);
  }

  /** ISO/IEC 7812-1 annex B (Luhn). */
  static char bankCard(String allButLast) {
    int sum = 0;
    for (int i = 0; i < allButLast.length(); i++) {
      int digit = allButLast.charAt(allButLast.length() - 1 - i) - '0';
      int doubled = digit * 2;
      sum += i % 2 == 0 ? doubled / 10 + doubled % 10 : digit;
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }

  /** GB 11714: check of the eight characters of an organisation code. */
  static char organisation(String first8) {
    int sum = 0;
    for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
      sum += ORGANISATION_ALPHABET.indexOf(first8.charAt(i)) * ORGANISATION_WEIGHTS[i];
    }
    int check = 11 - sum % 11;
    return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
  }

  /** GB 32100-2015 over the first 17 characters. */
  static char uscc(String first17) {
    int sum = 0;
    for (int i = 0; i < USCC_WEIGHTS.length; i++) {
      sum += USCC_ALPHABET.indexOf(first17.charAt(i)) * USCC_WEIGHTS[i];
    }
    return USCC_ALPHABET.charAt((31 - sum % 31) % 31);
  }
}
