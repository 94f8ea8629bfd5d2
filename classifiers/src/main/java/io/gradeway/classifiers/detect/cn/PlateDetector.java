package io.gradeway.classifiers.detect.cn;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.ContextWords;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Trigger;
import io.gradeway.identifier.Plate;

/**
 * 机动车号牌, GA 36: province, office letter, five characters, six on new-energy vehicles; a dot, dash
 * or space may stand behind the letter.
 */
final class PlateDetector implements Detector {
  private static final int HAN_BYTES = 3;
  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "cn-plate",
          "property.vehicle.plate",
          ContextWords.of(
              "车牌",
              "号牌",
              "车号",
              "车辆",
              "轿车",
              "货车",
              "驾驶",
              "小车",
              "机动车",
              "plate",
              "licenceplate",
              "licenseplate",
              "vehicle",
              "cph",
              "cphm",
              "chepai"),
          Trigger.word(4, 7));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    int start = candidate.start();
    char first = candidate.charAt(0);
    if (first > '9' && !isHan(candidate, start - HAN_BYTES)) {
      // 京 A12345
      start -= separatorLength(candidate, start);
    }
    if (first > '9' && isHan(candidate, start - HAN_BYTES)) {
      report(candidate, start - HAN_BYTES, ' ', hits);
    }
    // 京A·12345
    int letterAt = candidate.start() - separatorLength(candidate, candidate.start()) - 1;
    if (letterAt < candidate.start() - 1
        && candidate.letterOrDigitAt(letterAt) > '9'
        && isHan(candidate, letterAt - HAN_BYTES)) {
      char letter = Character.toUpperCase(candidate.letterOrDigitAt(letterAt));
      report(candidate, letterAt - HAN_BYTES, letter, hits);
    }
  }

  private static void report(Candidate candidate, int provinceAt, char letter, Hits hits) {
    StringBuilder plate = new StringBuilder(9).append(han(candidate, provinceAt));
    if (letter != ' ') {
      plate.append(letter);
    }
    plate.append(candidate.characters());
    if (Plate.isValid(plate)) {
      hits.add(provinceAt, candidate.end(), false, 85, 97);
    } else if (isHan(candidate, candidate.end())) {
      plate.append(han(candidate, candidate.end()));
      if (Plate.isValid(plate)) {
        hits.add(provinceAt, candidate.end() + HAN_BYTES, false, 85, 97);
      }
    }
  }

  /** Bytes of the space, dash or middle dot that ends at {@code end}, 0 when there is none. */
  private static int separatorLength(Candidate candidate, int end) {
    int last = candidate.byteAt(end - 1);
    if (last == ' ' || last == '-' || last == '.') {
      return 1;
    }
    if (last == 0xB7 && candidate.byteAt(end - 2) == 0xC2) {
      return 2;
    }
    boolean bullet =
        candidate.byteAt(end - 3) == 0xE2 && candidate.byteAt(end - 2) == 0x80 && last == 0xA2;
    return bullet ? HAN_BYTES : 0;
  }

  private static boolean isHan(Candidate candidate, int at) {
    int lead = candidate.byteAt(at);
    return lead >= 0xE4
        && lead <= 0xE9
        && (candidate.byteAt(at + 1) & 0xC0) == 0x80
        && candidate.byteAt(at + 2) >= 0x80;
  }

  private static char han(Candidate candidate, int at) {
    return (char)
        ((candidate.byteAt(at) & 0x0F) << 12
            | (candidate.byteAt(at + 1) & 0x3F) << 6
            | (candidate.byteAt(at + 2) & 0x3F));
  }
}
