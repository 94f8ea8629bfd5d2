package io.gradeway.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The whole part of a JSON number in plain digits: {@code 1.3800138e10} and {@code 13800138000.0}
 * are the same number as {@code 13800138000}, and no detector reads the former.
 */
final class WholeNumber {
  /** Longer ones are no identifier; unbounded, an exponent would be a bomb. */
  private static final int DIGITS_MAX = 64;

  private WholeNumber() {}

  /** The digits, or null when the number is written in plain digits already or is too long. */
  static byte @Nullable [] of(byte[] text, int from, int to) {
    boolean plain = true;
    for (int i = from; i < to; i++) {
      plain &= text[i] != '.' && text[i] != 'e' && text[i] != 'E';
    }
    if (plain || to - from > DIGITS_MAX) {
      return null;
    }
    BigDecimal number;
    try {
      number = new BigDecimal(new String(text, from, to - from, StandardCharsets.US_ASCII));
    } catch (NumberFormatException e) {
      // An exponent beyond all use: nothing an identifier could be.
      return null;
    }
    long wholeDigits = (long) number.precision() - number.scale();
    if (wholeDigits < 1 || wholeDigits > DIGITS_MAX) {
      return null;
    }
    return number
        .abs()
        .setScale(0, RoundingMode.DOWN)
        .toPlainString()
        .getBytes(StandardCharsets.US_ASCII);
  }
}
