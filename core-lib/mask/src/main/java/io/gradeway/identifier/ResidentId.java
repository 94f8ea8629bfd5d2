package io.gradeway.identifier;

import java.time.LocalDate;

/**
 * Citizen identification number (公民身份号码, 居民身份证) of GB 11643-1999: six digits of region, eight of
 * birth, three of sequence, one check character; residence permits of Hong Kong, Macau and Taiwan
 * residents (regions 81, 82, 83) have the same form.
 */
public final class ResidentId {
  /** Characters of the number in force. */
  public static final int LENGTH = 18;

  /** Digits of the old number, issued until 1999. */
  public static final int OLD_LENGTH = 15;

  // First two digits of GB/T 2260, as a bit per number; 83 is used by residence permits only.
  private static final long[] PROVINCES = new long[2];

  static {
    int[] codes = {
      11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51,
      52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83
    };
    for (int code : codes) {
      PROVINCES[code >> 6] |= 1L << (code & 63);
    }
  }

  private ResidentId() {}

  /**
   * Whether this is a number that can have been given: region, date, check character, and born not
   * after {@code today}.
   */
  public static boolean isValid(CharSequence text, int from, int to, LocalDate today) {
    if (!hasForm(text, from, to) || !CheckDigit.mod11And2(text, from, to)) {
      return false;
    }
    int birth = CheckDigit.number(text, from + 6, from + 14);
    return birth <= today.getYear() * 10_000 + today.getMonthValue() * 100 + today.getDayOfMonth();
  }

  /** As {@link #isValid(CharSequence, int, int, LocalDate)} for a whole text. */
  public static boolean isValid(CharSequence text, LocalDate today) {
    return isValid(text, 0, text.length(), today);
  }

  /**
   * Whether region, birth date and alphabet are right, whatever the check character says: what a
   * mistyped number still looks like.
   */
  public static boolean hasForm(CharSequence text, int from, int to) {
    char last = to - from == LENGTH ? text.charAt(to - 1) : '?';
    return (last == 'X' || (last >= '0' && last <= '9'))
        && CheckDigit.digits(text, from, to - 1)
        && isProvince(text, from)
        && CalendarDate.isValid(text, from + 6);
  }

  /** Whether this has the old form: fifteen digits, region, birth date in the 20th century. */
  public static boolean hasOldForm(CharSequence text, int from, int to) {
    return to - from == OLD_LENGTH
        && CheckDigit.digits(text, from, to)
        && isProvince(text, from)
        && CalendarDate.exists(
            1900 + CheckDigit.number(text, from + 6, from + 8),
            CheckDigit.number(text, from + 8, from + 10),
            CheckDigit.number(text, from + 10, from + 12));
  }

  /**
   * Whether this is the number of a foreign permanent resident (外国人永久居留身份证, form of 2023): 9,
   * region, numeric nationality, birth date, sequence, MOD 11-2.
   */
  public static boolean isForeignResident(CharSequence text, int from, int to) {
    return to - from == LENGTH
        && text.charAt(from) == '9'
        && CheckDigit.mod11And2(text, from, to)
        && isProvince(text, from + 1)
        && CalendarDate.isValid(text, from + 6);
  }

  private static boolean isProvince(CharSequence text, int from) {
    int code = CheckDigit.number(text, from, from + 2);
    return code >= 0 && code < 128 && (PROVINCES[code >> 6] & 1L << (code & 63)) != 0;
  }
}
