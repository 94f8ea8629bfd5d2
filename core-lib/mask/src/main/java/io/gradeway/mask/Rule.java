package io.gradeway.mask;

import java.text.Normalizer;

/** A masker made of a way to read a value and a rule for what it then shows. */
final class Rule implements Masker {
  /** Longer values than this are hidden wholly, in UTF-16 units: no identifier is that long. */
  static final int VALUE_LENGTH_MAX = 1024;

  /** How a value is brought into canonical form before a rule sees it. */
  enum Reading {
    /** NFKC, and nothing invisible. */
    TIDY,
    /** As {@link #TIDY}, and no blanks, dashes or dots between; ASCII letters are capitals. */
    COMPACT
  }

  /** What a mask shows of a canonical value. */
  interface Showing {
    /** The masked form, or {@code null} when the value is not of the form. */
    String of(String canonical);
  }

  private final String id;
  private final Reading reading;
  private final Showing showing;
  private final boolean publicByNorm;

  private Rule(String id, Reading reading, Showing showing, boolean publicByNorm) {
    this.id = id;
    this.reading = reading;
    this.showing = showing;
    this.publicByNorm = publicByNorm;
  }

  static Rule of(String id, Reading reading, Showing showing) {
    return new Rule(id, reading, showing, false);
  }

  static Rule publicByNorm(String id, Reading reading, Showing showing) {
    return new Rule(id, reading, showing, true);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String mask(String value) {
    if (value == null || value.isEmpty()) {
      return value;
    }
    if (value.length() > VALUE_LENGTH_MAX) {
      return Maskers.HIDDEN;
    }
    String masked = showing.of(read(value));
    boolean same = value.equals(masked) && !publicByNorm;
    return masked == null || same ? Maskers.HIDDEN : masked;
  }

  private String read(String value) {
    if (isCanonical(value)) {
      return value;
    }
    String plain = isPlain(value) ? value : Normalizer.normalize(value, Normalizer.Form.NFKC);
    StringBuilder kept = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); ) {
      int c = plain.codePointAt(i);
      i += Character.charCount(c);
      if (Character.getType(c) == Character.FORMAT || isVariationSelector(c)) {
        continue;
      }
      if (reading == Reading.COMPACT && isSeparator(c)) {
        continue;
      }
      boolean raise = reading == Reading.COMPACT && c >= 'a' && c <= 'z';
      kept.appendCodePoint(raise ? c - 32 : c);
    }
    return reading == Reading.TIDY ? kept.toString().trim() : kept.toString();
  }

  /**
   * Whether reading would change nothing. True for nearly all values of a clean column, and it
   * spares them a copy: reading was a tenth of what a gateway spent on its bodies.
   */
  private boolean isCanonical(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (reading == Reading.TIDY && c >= 'a' && c <= 'z');
      // Ideographs of the basic block are their own NFKC form and combine with nothing.
      boolean ideograph = c >= 0x4E00 && c <= 0x9FFF;
      if (!letter && !ideograph && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private static boolean isVariationSelector(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
  }

  private static boolean isSeparator(int c) {
    int type = Character.getType(c);
    return type == Character.SPACE_SEPARATOR
        || type == Character.DASH_PUNCTUATION
        || c == '\t'
        || c == 0xB7
        || c == 0x2212;
  }

  @Override
  public String toString() {
    return "Masker[" + id + "]";
  }
}
