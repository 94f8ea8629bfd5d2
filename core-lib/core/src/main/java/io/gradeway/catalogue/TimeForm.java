package io.gradeway.catalogue;

/**
 * The form {@code date[ T]HH:mm[:ss[.f]][Z|±HH:mm]}, checked part by part without allocation. Not a
 * parser: nothing is done with the parts.
 */
final class TimeForm {
  private static final int DATE = "yyyy-MM-dd".length();
  private static final int MINUTES = "yyyy-MM-dd HH:mm".length();
  private static final int OFFSET = "+08:00".length();
  private static final int FRACTION_DIGITS_MAX = 9;
  private static final int OFFSET_HOURS_MAX = 18;

  private TimeForm() {}

  static boolean admits(CharSequence value) {
    if (value.length() < DATE || !isDate(value)) {
      return false;
    }
    if (value.length() == DATE) {
      return true;
    }
    char between = value.charAt(DATE);
    boolean timed =
        (between == ' ' || between == 'T')
            && value.length() >= MINUTES
            && inRange(value, DATE + 1, 0, 23)
            && value.charAt(DATE + 3) == ':'
            && inRange(value, DATE + 4, 0, 59);
    if (!timed) {
      return false;
    }
    int at = afterSeconds(value, MINUTES);
    return at == value.length() || (at > 0 && isOffset(value, at));
  }

  /** Position after the seconds and their fraction, if there are any; -1 when they are broken. */
  private static int afterSeconds(CharSequence value, int from) {
    if (from == value.length() || value.charAt(from) != ':') {
      return from;
    }
    // RFC 3339 section 5.7: 60 is a leap second.
    if (!inRange(value, from + 1, 0, 60)) {
      return -1;
    }
    int at = from + 3;
    if (at == value.length() || value.charAt(at) != '.') {
      return at;
    }
    int end = at + 1;
    while (end < value.length() && isDigit(value.charAt(end))) {
      end++;
    }
    int digits = end - at - 1;
    return digits >= 1 && digits <= FRACTION_DIGITS_MAX ? end : -1;
  }

  private static boolean isOffset(CharSequence value, int at) {
    char sign = value.charAt(at);
    if (sign == 'Z') {
      return value.length() == at + 1;
    }
    return (sign == '+' || sign == '-')
        && value.length() == at + OFFSET
        && inRange(value, at + 1, 0, OFFSET_HOURS_MAX)
        && value.charAt(at + 3) == ':'
        && inRange(value, at + 4, 0, 59);
  }

  private static boolean isDate(CharSequence value) {
    boolean form =
        inRange(value, 0, 0, 99)
            && inRange(value, 2, 0, 99)
            && value.charAt(4) == '-'
            && inRange(value, 5, 1, 12)
            && value.charAt(7) == '-'
            && inRange(value, 8, 1, 31);
    if (!form) {
      return false;
    }
    int year = number(value, 0) * 100 + number(value, 2);
    return number(value, 8) <= daysIn(year, number(value, 5));
  }

  private static int daysIn(int year, int month) {
    if (month == 2) {
      boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
      return leap ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Whether two digits stand at a position and their number lies within the bounds. */
  private static boolean inRange(CharSequence value, int at, int min, int max) {
    boolean digits =
        at + 1 < value.length() && isDigit(value.charAt(at)) && isDigit(value.charAt(at + 1));
    return digits && number(value, at) >= min && number(value, at) <= max;
  }

  private static int number(CharSequence value, int at) {
    return (value.charAt(at) - '0') * 10 + (value.charAt(at + 1) - '0');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
