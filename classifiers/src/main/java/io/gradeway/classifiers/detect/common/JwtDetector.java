package io.gradeway.classifiers.detect.common;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.ContextWords;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Trigger;

/**
 * JSON web tokens, RFC 7519: base64url parts, the first two of them JSON objects. Found by the
 * second part, because a dot is rarer than the letter the first begins with. A token without
 * signature still tells its claims and counts.
 */
final class JwtDetector implements Detector {
  /** Characters of a part behind {@code eyJ}. */
  private static final int PART_MIN = 8;

  private static final int PART_MAX = 16_384;
  private static final byte[] OBJECT = {'e', 'y', 'J'};

  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "jwt",
          "credential.jwt",
          ContextWords.of("bearer", "token", "jwt", "authorization", "令牌"),
          new Trigger.Literal(".eyJ"));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    int dot = candidate.start();
    int start = dot;
    while (dot - start < PART_MAX && isBase64Url(candidate.byteAt(start - 1))) {
      start--;
    }
    while (start < dot && !candidate.standsAt(start, OBJECT)) {
      start++;
    }
    int claimsEnd = partEnd(candidate, dot + 1);
    if (dot - start < OBJECT.length + PART_MIN
        || claimsEnd - dot - 1 < OBJECT.length + PART_MIN
        || candidate.byteAt(claimsEnd) != '.') {
      return;
    }
    hits.add(start, partEnd(candidate, claimsEnd + 1), true, 95, 99);
  }

  private static int partEnd(Candidate candidate, int from) {
    int at = from;
    while (isBase64Url(candidate.byteAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBase64Url(int b) {
    return (b >= '0' && b <= '9')
        || (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || b == '-'
        || b == '_';
  }
}
