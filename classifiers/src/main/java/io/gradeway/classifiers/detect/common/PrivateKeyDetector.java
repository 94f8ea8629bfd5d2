package io.gradeway.classifiers.detect.common;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.ContextWords;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Trigger;
import java.nio.charset.StandardCharsets;

/**
 * Private keys in PEM, RFC 7468: of any algorithm, encrypted or not. A key whose end is missing
 * reaches to the end of the text.
 */
final class PrivateKeyDetector implements Detector {
  private static final int LABEL_MAX = 40;
  private static final byte[] DASHES = "-----".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] KIND = "PRIVATE KEY".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "-----END ".getBytes(StandardCharsets.US_ASCII);

  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "private-key",
          "credential.private-key",
          ContextWords.NONE,
          new Trigger.Literal("-----BEGIN "));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    int labelEnd = find(candidate, DASHES, candidate.end(), candidate.end() + LABEL_MAX);
    int kind = find(candidate, KIND, candidate.end(), labelEnd);
    if (labelEnd < 0 || kind < 0) {
      return;
    }
    int end = find(candidate, END, labelEnd, candidate.textTo());
    int close = end < 0 ? -1 : find(candidate, DASHES, end + END.length, end + 2 * LABEL_MAX);
    hits.add(
        candidate.start(), close < 0 ? candidate.textTo() : close + DASHES.length, true, 99, 99);
  }

  private static int find(Candidate candidate, byte[] wanted, int from, int to) {
    for (int at = from; at < to && candidate.byteAt(at) >= 0; at++) {
      if (candidate.standsAt(at, wanted)) {
        return at;
      }
    }
    return -1;
  }
}
