package io.gradeway.gateway.identity;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Forms of what callers say of themselves. */
final class Words {
  private static final Pattern PURPOSE = Pattern.compile("[a-z0-9-]{1,64}");
  private static final int NAME_MAX = 128;
  private static final int STATED_DIGITS_MAX = 4;

  private Words() {}

  /** A purpose code. */
  static boolean isPurpose(String text) {
    return PURPOSE.matcher(text).matches();
  }

  /**
   * A purpose code as a header may state it: it begins with a letter and holds at most four digits,
   * a year say. Nobody vouches for a header and the evidence keeps it as it is, so it must have no
   * room for a phone, identity or case number.
   */
  static boolean isStatedPurpose(String text) {
    return isPurpose(text)
        && text.charAt(0) >= 'a'
        && text.chars().filter(c -> c <= '9' && c >= '0').count() <= STATED_DIGITS_MAX;
  }

  /**
   * A name of a system, person or job: 1 to 128 characters in Unicode's composed form, without
   * spaces at its ends and without anything that does not show.
   */
  static boolean isName(String text) {
    if (text.isEmpty() || text.length() > NAME_MAX || !text.strip().equals(text)) {
      return false;
    }
    return text.codePoints().allMatch(Words::shows)
        && Normalizer.isNormalized(text, Normalizer.Form.NFC);
  }

  /** A name as a header may hold it: ASCII only, since headers have no agreed encoding beyond. */
  static boolean isHeaderName(String text) {
    return isName(text) && text.chars().allMatch(c -> c < 0x7f);
  }

  private static boolean shows(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> codePoint == ' ';
      default -> true;
    };
  }
}
