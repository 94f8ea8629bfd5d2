package io.gradeway.identifier;

/** Dates of the Gregorian calendar written as digits. */
public final class CalendarDate {
  /** Earliest year taken for a person's or record's date. */
  public static final int YEAR_MIN = 1800;

  /** Latest year taken for a person's or record's date. */
  public static final int YEAR_MAX = 2099;

  private CalendarDate() {}

  /** Whether the eight characters {@code YYYYMMDD} from {@code from} are a day that exists. */
  public static boolean isValid(CharSequence text, int from) {
    return text.length() - from >= 8
        && CheckDigit.digits(text, from, from + 8)
        && exists(
            CheckDigit.number(text, from, from + 4),
            CheckDigit.number(text, from + 4, from + 6),
            CheckDigit.number(text, from + 6, from + 8));
  }

  /** Whether the day exists, between {@link #YEAR_MIN} and {@link #YEAR_MAX}. */
  public static boolean exists(int year, int month, int day) {
    return year >= YEAR_MIN
        && year <= YEAR_MAX
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= daysOf(year, month);
  }

  private static int daysOf(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }
}
