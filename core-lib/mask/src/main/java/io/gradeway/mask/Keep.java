package io.gradeway.mask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the ends of any text. Only letters and digits count as kept or hidden; what stands between
 * them stays, so that {@code 1234-5678-9012} becomes {@code ****-****-9012}.
 */
final class Keep implements Rule.Showing {
  private static final int KEPT_MAX = 32;
  private static final int HIDDEN_MIN = 4;
  private static final Pattern FORM = Pattern.compile("keep\\((\\d{1,2}), ?(\\d{1,2})\\)");

  private final int first;
  private final int last;

  Keep(int first, int last) {
    if (first < 0 || last < 0 || first > KEPT_MAX || last > KEPT_MAX) {
      throw new IllegalArgumentException("a keep mask keeps 0 to " + KEPT_MAX + " at either end");
    }
    this.first = first;
    this.last = last;
  }

  /** Reads {@code keep(1,4)}; {@code null} for anything else. */
  static Keep parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? new Keep(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        : null;
  }

  int first() {
    return first;
  }

  int last() {
    return last;
  }

  @Override
  public String of(String value) {
    int letters = 0;
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      if (!isVisible(c)) {
        return null;
      }
      letters += Character.isLetterOrDigit(c) ? 1 : 0;
      i += Character.charCount(c);
    }
    int kept = first + last;
    int hidden = letters - kept;
    if (hidden < 1 || hidden < kept || (kept > 1 && hidden < HIDDEN_MIN)) {
      return null;
    }
    StringBuilder shown = new StringBuilder(value.length());
    int at = 0;
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetterOrDigit(c)) {
        shown.appendCodePoint(c);
        continue;
      }
      boolean keep = at < first || at >= letters - last;
      shown.appendCodePoint(keep ? c : '*');
      at++;
    }
    return shown.toString();
  }

  /** Marks, controls, halves of pairs and unknown characters make "how many are hidden" unsure. */
  private static boolean isVisible(int c) {
    switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK:
      case Character.ENCLOSING_MARK:
      case Character.COMBINING_SPACING_MARK:
      case Character.CONTROL:
      case Character.SURROGATE:
      case Character.PRIVATE_USE:
      case Character.UNASSIGNED:
        return false;
      default:
        return true;
    }
  }
}
