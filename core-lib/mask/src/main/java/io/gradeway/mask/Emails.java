package io.gradeway.mask;

/** What the masks of mail addresses show. The local part is never shown beyond its first letter. */
final class Emails {
  private static final int LOCAL_LENGTH_MAX = 64;
  private static final int DOMAIN_LENGTH_MAX = 253;

  // A number of this length in a domain may be a person's phone or account.
  private static final int DOMAIN_DIGITS_MAX = 6;

  private Emails() {}

  static String display(String value) {
    int at = atSign(value);
    if (at < 0) {
      return null;
    }
    int first = value.offsetByCodePoints(0, 1);
    return (first < at ? value.substring(0, first) : "") + "***" + value.substring(at);
  }

  static String domain(String value) {
    int at = atSign(value);
    return at < 0 ? null : "***" + value.substring(at);
  }

  /** Where the only @ stands, or -1 when this is no mail address. */
  private static int atSign(String value) {
    int at = value.indexOf('@');
    if (at < 1
        || at != value.lastIndexOf('@')
        || at > LOCAL_LENGTH_MAX
        || value.length() - at - 1 > DOMAIN_LENGTH_MAX) {
      return -1;
    }
    return isLocal(value, at) && isDomain(value, at + 1) ? at : -1;
  }

  private static boolean isLocal(String value, int to) {
    for (int i = 0; i < to; ) {
      int c = value.codePointAt(i);
      if (!Character.isLetterOrDigit(c) && "._%+-'".indexOf(c) < 0) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  private static boolean isDomain(String value, int from) {
    int labelStart = from;
    int dots = 0;
    int digits = 0;
    for (int i = from; i < value.length(); ) {
      int c = value.codePointAt(i);
      digits = Character.isDigit(c) ? digits + 1 : 0;
      if (digits > DOMAIN_DIGITS_MAX) {
        return false;
      }
      if (c == '.') {
        if (i == labelStart) {
          return false;
        }
        dots++;
        labelStart = i + 1;
      } else if (!Character.isLetterOrDigit(c) && c != '-') {
        return false;
      }
      i += Character.charCount(c);
    }
    return dots > 0 && labelStart < value.length();
  }
}
