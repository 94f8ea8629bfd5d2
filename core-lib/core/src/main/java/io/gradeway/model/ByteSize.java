package io.gradeway.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written with a unit: {@code 512B}, {@code 64KiB}, {@code 8MiB}, {@code 1GiB}.
 *
 * @param bytes zero or more
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\s?(B|KiB|MiB|GiB)");

  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size cannot be negative");
    }
  }

  public static ByteSize kibi(long count) {
    return new ByteSize(Math.multiplyExact(count, 1024L));
  }

  public static ByteSize mebi(long count) {
    return new ByteSize(Math.multiplyExact(count, 1024L * 1024));
  }

  /**
   * Reads a size with its unit.
   *
   * @throws IllegalArgumentException when the text is not a size; the message says how to write one
   */
  public static ByteSize parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a size; write e.g. 64KiB or 8MiB");
    }
    long unit =
        switch (matcher.group(2)) {
          case "B" -> 1L;
          case "KiB" -> 1L << 10;
          case "MiB" -> 1L << 20;
          default -> 1L << 30;
        };
    return new ByteSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
  }

  /** The size as an array length; sizes beyond {@code int} are an error. */
  public int toIntExact() {
    return Math.toIntExact(bytes);
  }

  @Override
  public int compareTo(ByteSize other) {
    return Long.compare(bytes, other.bytes);
  }

  @Override
  public String toString() {
    if (bytes >= 1L << 20 && bytes % (1L << 20) == 0) {
      return String.format(Locale.ROOT, "%dMiB", bytes >> 20);
    }
    return bytes >= 1L << 10 && bytes % (1L << 10) == 0 ? (bytes >> 10) + "KiB" : bytes + "B";
  }
}
