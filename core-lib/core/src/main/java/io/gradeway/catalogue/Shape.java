package io.gradeway.catalogue;

import java.util.Set;

/**
 * What the values of a labelled field may look like. A field with a closed shape cannot smuggle
 * other data, so its values need no scan; an open field is always scanned.
 */
public sealed interface Shape {
  /** Whether a value, as unescaped text, has this shape. */
  boolean admits(CharSequence value);

  /** Whether values need no scan once {@link #admits} holds. */
  default boolean closed() {
    return true;
  }

  /** Anything; always scanned. */
  record Open() implements Shape {
    @Override
    public boolean admits(CharSequence value) {
      return true;
    }

    @Override
    public boolean closed() {
      return false;
    }
  }

  /** One of a list of codes or words. */
  record OneOf(Set<String> values) implements Shape {
    public OneOf {
      values = Set.copyOf(values);
    }

    @Override
    public boolean admits(CharSequence value) {
      return values.contains(value.toString());
    }
  }

  /**
   * An optional sign, digits, an optional fraction. The digits before the point are limited so that
   * no identifier fits.
   *
   * @param digitsMax 1 to 9
   */
  record Decimal(int digitsMax) implements Shape {
    /** An eleven-digit mobile number must not pass for an amount. */
    public static final int DIGITS_LIMIT = 9;

    private static final int FRACTION_DIGITS_MAX = 4;

    public Decimal {
      if (digitsMax < 1 || digitsMax > DIGITS_LIMIT) {
        throw new IllegalArgumentException("decimal takes 1 to " + DIGITS_LIMIT + " digits");
      }
    }

    @Override
    public boolean admits(CharSequence value) {
      int at = value.length() > 0 && value.charAt(0) == '-' ? 1 : 0;
      int point = at;
      while (point < value.length() && isDigit(value.charAt(point))) {
        point++;
      }
      int whole = point - at;
      if (whole < 1 || whole > digitsMax) {
        return false;
      }
      if (point == value.length()) {
        return true;
      }
      int fraction = value.length() - point - 1;
      if (value.charAt(point) != '.' || fraction < 1 || fraction > FRACTION_DIGITS_MAX) {
        return false;
      }
      for (int i = point + 1; i < value.length(); i++) {
        if (!isDigit(value.charAt(i))) {
          return false;
        }
      }
      return true;
    }
  }

  /** {@code true} or {@code false}. */
  record Bool() implements Shape {
    @Override
    public boolean admits(CharSequence value) {
      return "true".contentEquals(value) || "false".contentEquals(value);
    }
  }

  /** A point in time: {@code 2026-11-23}, {@code 2026-11-23 08:30:00}, RFC 3339 with offset. */
  record Time() implements Shape {
    private static final String FORM = "dddd-dd-dd";
    private static final int LENGTH_MAX = 35;

    @Override
    public boolean admits(CharSequence value) {
      if (value.length() < FORM.length() || value.length() > LENGTH_MAX) {
        return false;
      }
      for (int i = 0; i < FORM.length(); i++) {
        boolean fits =
            FORM.charAt(i) == 'd' ? isDigit(value.charAt(i)) : value.charAt(i) == FORM.charAt(i);
        if (!fits) {
          return false;
        }
      }
      for (int i = FORM.length(); i < value.length(); i++) {
        char c = value.charAt(i);
        if (!isDigit(c) && " T:.+-Z".indexOf(c) < 0) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * A code of the form that a pattern of letters states: {@code 9} for a digit, {@code A} for a
   * capital letter, anything else for itself. {@code WO-99999999} admits {@code WO-20260001}.
   *
   * @param pattern at most eleven digits in a row, fewer than any personal identifier has
   */
  record Code(String pattern) implements Shape {
    private static final int DIGIT_RUN_MAX = 10;

    public Code {
      int run = 0;
      for (int i = 0; i < pattern.length(); i++) {
        run = pattern.charAt(i) == '9' ? run + 1 : 0;
        if (run > DIGIT_RUN_MAX) {
          throw new IllegalArgumentException(
              "code pattern has more than " + DIGIT_RUN_MAX + " digits in a row; use shape open");
        }
      }
    }

    @Override
    public boolean admits(CharSequence value) {
      if (value.length() != pattern.length()) {
        return false;
      }
      for (int i = 0; i < pattern.length(); i++) {
        char p = pattern.charAt(i);
        char c = value.charAt(i);
        boolean fits = p == '9' ? isDigit(c) : p == 'A' ? c >= 'A' && c <= 'Z' : p == c;
        if (!fits) {
          return false;
        }
      }
      return true;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Reads a shape as configuration writes it: {@code open}, {@code time}, {@code boolean}, {@code
   * decimal(6)}, {@code one-of(男|女)}, {@code code(WO-99999999)}.
   *
   * @throws IllegalArgumentException listing the known forms
   */
  static Shape parse(String text) {
    int bracket = text.indexOf('(');
    String name = bracket < 0 ? text : text.substring(0, bracket);
    String argument =
        bracket >= 0 && text.endsWith(")") ? text.substring(bracket + 1, text.length() - 1) : "";
    return switch (name) {
      case "open" -> new Open();
      case "time" -> new Time();
      case "boolean" -> new Bool();
      case "decimal" -> new Decimal(Integer.parseInt(argument));
      case "one-of" -> new OneOf(Set.of(argument.split("\\|")));
      case "code" -> new Code(argument);
      default ->
          throw new IllegalArgumentException(
              "not a shape; known: open, time, boolean, decimal(6), one-of(a|b), code(AA-9999)");
    };
  }
}
