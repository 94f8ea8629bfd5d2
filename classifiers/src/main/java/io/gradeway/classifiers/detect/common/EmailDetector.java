package io.gradeway.classifiers.detect.common;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.ContextWords;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Trigger;

/**
 * E-mail addresses: the dot-atoms of RFC 5322 that are in use, a domain of at least two labels
 * whose last is letters. Quoted local parts and internationalised addresses are not covered.
 */
final class EmailDetector implements Detector {
  private static final int LOCAL_MAX = 64;
  private static final int DOMAIN_MAX = 253;
  private static final int TLD_MIN = 2;
  private static final int TLD_MAX = 24;

  /** Endings of image and script names with a resolution in them, such as {@code icon@2x.png}. */
  private static final String[] FILE_ENDINGS = {"png", "jpg", "jpeg", "gif", "svg", "webp", "css"};

  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "email",
          "personal.contact.email",
          ContextWords.of("邮箱", "邮件", "电邮", "email", "mail", "e-mail", "yx", "dzyx", "youxiang"),
          new Trigger.Literal("@"));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    int at = candidate.start();
    int start = at;
    while (at - start < LOCAL_MAX && isLocal(candidate.byteAt(start - 1))) {
      start--;
    }
    while (start < at && candidate.byteAt(start) == '.') {
      start++;
    }
    int end = domainEnd(candidate, at + 1);
    if (start == at || candidate.byteAt(at - 1) == '.' || end < 0) {
      return;
    }
    hits.add(start, end, false, 95, 98);
  }

  /** End of the domain that begins at {@code from}, or -1 when there is none. */
  private static int domainEnd(Candidate candidate, int from) {
    int label = from;
    int good = -1;
    int at = from;
    while (at - from < DOMAIN_MAX) {
      int b = candidate.byteAt(at);
      if (isLetterOrDigit(b) || (b == '-' && at > label)) {
        at++;
        continue;
      }
      if (at == label) {
        break;
      }
      if (label > from && isTopLevel(candidate, label, at)) {
        good = at;
      }
      if (b != '.') {
        break;
      }
      at++;
      label = at;
    }
    return good;
  }

  private static boolean isTopLevel(Candidate candidate, int from, int to) {
    if (to - from < TLD_MIN || to - from > TLD_MAX) {
      return false;
    }
    for (int i = from; i < to; i++) {
      int b = candidate.byteAt(i);
      if ((b >= '0' && b <= '9') || b == '-') {
        return false;
      }
    }
    for (String ending : FILE_ENDINGS) {
      if (ending.length() == to - from && stands(candidate, from, ending)) {
        return false;
      }
    }
    return true;
  }

  private static boolean stands(Candidate candidate, int from, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (candidate.byteAt(from + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLocal(int b) {
    return isLetterOrDigit(b) || (b > 0 && b < 0x80 && "._%+-".indexOf(b) >= 0);
  }

  private static boolean isLetterOrDigit(int b) {
    return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }
}
