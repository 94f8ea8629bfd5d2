package io.gradeway.classification;

import java.nio.charset.StandardCharsets;

/**
 * A place in the scanned bytes that may hold an identifier. For a {@link Trigger.NumberForm} it
 * shows the number's characters, normalised to ASCII digits and upper-case letters without
 * separators; for a {@link Trigger.Literal} it shows no characters, and {@link #start} is where the
 * literal stands. Valid during one call of {@link Detector#examine}; not thread-safe.
 */
public final class Candidate {
  /** Most digits on one side of the point in what is taken for a decimal number. */
  private static final int DECIMAL_MAX = 10;

  /** Bytes of a full-width point. */
  private static final int WIDE = 3;

  private final NumberRun run;
  private final Characters view = new Characters();
  private byte[] bytes = {};
  private int from;
  private int to;
  private int start;
  private int end;
  private int firstGroup;
  private int groupCount;
  private int charactersFrom;
  private int length;

  Candidate(NumberRun run) {
    this.run = run;
  }

  void text(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  void literal(int at, int literalLength) {
    start = at;
    end = at + literalLength;
    groupCount = 0;
    length = 0;
  }

  void number(int firstGroup, int groupCount, int length) {
    this.firstGroup = firstGroup;
    this.groupCount = groupCount;
    this.length = length;
    charactersFrom = run.groupFrom[firstGroup];
    start = run.groupStart[firstGroup];
    end = run.groupEnd[firstGroup + groupCount - 1];
  }

  /** First byte of the candidate, an index for {@link #byteAt}. */
  public int start() {
    return start;
  }

  /** One past its last byte. */
  public int end() {
    return end;
  }

  /** First byte of the scanned text. */
  public int textFrom() {
    return from;
  }

  /** One past the last byte of the scanned text. */
  public int textTo() {
    return to;
  }

  /** A byte of the text as a value from 0 to 255; -1 outside of the text. */
  public int byteAt(int offset) {
    return offset >= from && offset < to ? bytes[offset] & 0xFF : -1;
  }

  /** The letter or digit at {@code offset}, normalised but in its own case; 0 for anything else. */
  public char letterOrDigitAt(int offset) {
    if (offset < from || offset >= to) {
      return 0;
    }
    int c = WritingForms.character(bytes, offset, to) >>> WritingForms.LENGTH_BITS;
    return c == WritingForms.INVISIBLE ? 0 : (char) c;
  }

  /** Whether the UTF-8 bytes of {@code text} stand at {@code offset}. */
  public boolean standsAt(int offset, byte[] utf8) {
    if (offset < from || offset + utf8.length > to) {
      return false;
    }
    for (int i = 0; i < utf8.length; i++) {
      if (bytes[offset + i] != utf8[i]) {
        return false;
      }
    }
    return true;
  }

  /** Number of normalised characters. */
  public int length() {
    return length;
  }

  /** A normalised character: {@code 0-9} or {@code A-Z}. */
  public char charAt(int index) {
    return (char) run.characters[charactersFrom + index];
  }

  /** Value of the digits from {@code index} on; a letter counts as whatever its code gives. */
  public int number(int index, int digits) {
    int value = 0;
    for (int i = index; i < index + digits; i++) {
      value = value * 10 + charAt(i) - '0';
    }
    return value;
  }

  /** The normalised characters as a view, for checks that take text. */
  public CharSequence characters() {
    return view;
  }

  /** Number of groups. */
  public int groups() {
    return groupCount;
  }

  public int groupLength(int group) {
    return run.groupLength[firstGroup + group];
  }

  /** What divides group {@code group - 1} from {@code group}; {@code group} is at least 1. */
  public Separator separatorBefore(int group) {
    return run.separatorBefore[firstGroup + group];
  }

  /** Whether all groups are divided by the same separator; true for a single group. */
  public boolean isUniform() {
    for (int group = 2; group < groupCount; group++) {
      if (separatorBefore(group) != separatorBefore(1)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the number goes on before the candidate, divided by {@code separator} only. */
  public boolean continuesBefore(Separator separator) {
    return firstGroup > 0 && run.separatorBefore[firstGroup] == separator;
  }

  /** Whether the number goes on after the candidate, divided by {@code separator} only. */
  public boolean continuesAfter(Separator separator) {
    int after = firstGroup + groupCount;
    return after < run.groups && run.separatorBefore[after] == separator;
  }

  /**
   * Whether the candidate is the fraction of a decimal number: digits and a point stand right
   * before it. A number as long as a telephone number is no whole part of one.
   */
  public boolean isFraction() {
    return firstGroup > 0
        && isPointBefore(firstGroup)
        && run.groupLength[firstGroup - 1] <= DECIMAL_MAX;
  }

  /**
   * Whether a point and digits follow right behind that make the candidate a decimal number.
   *
   * @param zeros a fraction of up to so many zeros does not count: it is what a floating-point type
   *     adds to a whole number
   */
  public boolean hasFraction(int zeros) {
    int after = firstGroup + groupCount;
    if (after >= run.groups || !isPointBefore(after) || run.groupLength[after] > DECIMAL_MAX) {
      return false;
    }
    for (int i = 0; i < run.groupLength[after]; i++) {
      if (run.characters[run.groupFrom[after] + i] != '0') {
        return true;
      }
    }
    return run.groupLength[after] > zeros;
  }

  private boolean isPointBefore(int group) {
    int point = run.groupEnd[group - 1];
    int width = run.groupStart[group] - point;
    boolean single = width == 1 || (width == WIDE && bytes[point] < 0);
    return single && run.separatorBefore[group] == Separator.DOT;
  }

  /** Whether the text holds nothing but the candidate and white space around it. */
  public boolean standsAlone() {
    for (int i = from; i < start; i++) {
      if (bytes[i] > ' ' || bytes[i] < 0) {
        return false;
      }
    }
    for (int i = end; i < to; i++) {
      if (bytes[i] > ' ' || bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Tells nothing of the text. */
  @Override
  public String toString() {
    return "Candidate[" + start + "," + end + ")";
  }

  private final class Characters implements CharSequence {
    @Override
    public int length() {
      return length;
    }

    @Override
    public char charAt(int index) {
      return Candidate.this.charAt(index);
    }

    @Override
    public CharSequence subSequence(int first, int last) {
      return toString().substring(first, last);
    }

    @Override
    public String toString() {
      return new String(run.characters, charactersFrom, length, StandardCharsets.US_ASCII);
    }
  }
}
