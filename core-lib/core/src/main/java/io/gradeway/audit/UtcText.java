package io.gradeway.audit;

import java.time.Instant;

/**
 * {@link Instant#toString} for many times of the same second: the text up to the fraction is kept,
 * because formatting a date costs as much as the rest of a record.
 */
final class UtcText {
  private record Second(long epoch, String text) {}

  private static volatile Second last = second(0);

  private UtcText() {}

  /** The time as {@code Instant.toString} writes it; only microseconds may be set. */
  static String of(Instant time) {
    Second second = last;
    if (second.epoch() != time.getEpochSecond()) {
      second = second(time.getEpochSecond());
      last = second;
    }
    int micros = time.getNano() / 1_000;
    if (micros == 0) {
      return second.text() + "Z";
    }
    return micros % 1_000 == 0
        ? second.text() + "." + digits(micros / 1_000, 1_000) + "Z"
        : second.text() + "." + digits(micros, 1_000_000) + "Z";
  }

  private static String digits(int number, int bound) {
    return Integer.toString(bound + number).substring(1);
  }

  private static Second second(long epoch) {
    String text = Instant.ofEpochSecond(epoch).toString();
    return new Second(epoch, text.substring(0, text.length() - 1));
  }
}
