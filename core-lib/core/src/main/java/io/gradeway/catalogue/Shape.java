package io.gradeway.catalogue;

import java.util.HashSet;
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
      if (values.isEmpty() || values.contains("")) {
        throw new IllegalArgumentException("one-of takes words that are not empty: one-of(a|b)");
      }
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

  /**
   * A point in time: {@code 2026-11-23}, or with a time of day, {@code 2026-11-23 08:30} to {@code
   * 2026-11-23T08:30:00.123456789+08:00} (RFC 3339, seconds, fraction and offset optional). Every
   * part lies within the calendar and the clock.
   *
   * <p>A fraction has at most nine digits, so that no mobile number fits.
   */
  record Time() implements Shape {
    @Override
    public boolean admits(CharSequence value) {
      return TimeForm.admits(value);
    }
  }

  /**
   * A code of the form that a pattern of letters states: {@code 9} for a digit, {@code A} for a
   * capital letter, anything else for itself. {@code WO-99999999} admits {@code WO-20260001}.
   *
   * @param pattern at most ten digits in all, fewer than a mobile number has; dashes between them
   *     do not make more of them safe
   */
  record Code(String pattern) implements Shape {
    private static final int DIGITS_MAX = 10;

    public Code {
      if (pattern.isEmpty()) {
        throw new IllegalArgumentException("code takes a pattern: code(AA-9999)");
      }
      if (pattern.chars().filter(c -> c == '9').count() > DIGITS_MAX) {
        throw new IllegalArgumentException(
            "code pattern has more than " + DIGITS_MAX + " digits; use shape open");
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
    boolean closed = bracket > 0 && text.endsWith(")");
    String name = closed ? text.substring(0, bracket) : text;
    String argument = closed ? text.substring(bracket + 1, text.length() - 1) : "";
    return switch (closed ? name + "()" : name) {
      case "open" -> new Open();
      case "time" -> new Time();
      case "boolean" -> new Bool();
      case "decimal()" -> decimal(argument);
      case "one-of()" -> new OneOf(words(argument));
      case "code()" -> new Code(argument);
      default ->
          throw new IllegalArgumentException(
              "not a shape; known: open, time, boolean, decimal(6), one-of(a|b), code(AA-9999)");
    };
  }

  private static Decimal decimal(String digits) {
    if (digits.length() != 1 || !isDigit(digits.charAt(0))) {
      throw new IllegalArgumentException("decimal takes 1 to " + Decimal.DIGITS_LIMIT + " digits");
    }
    return new Decimal(digits.charAt(0) - '0');
  }

  private static Set<String> words(String list) {
    Set<String> words = new HashSet<>();
    for (String word : list.split("\\|", -1)) {
      if (!words.add(word)) {
        throw new IllegalArgumentException("one-of names the same word twice");
      }
    }
    return words;
  }
}
