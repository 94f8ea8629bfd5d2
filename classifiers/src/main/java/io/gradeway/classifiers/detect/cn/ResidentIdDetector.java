package io.gradeway.classifiers.detect.cn;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.ContextWords;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Trigger;
import io.gradeway.identifier.ResidentId;

/** 公民身份号码, GB 11643-1999: region, birth date and check character are verified. */
final class ResidentIdDetector implements Detector {
  static final ContextWords WORDS =
      ContextWords.of(
          "身份证",
          "身份号",
          "公民身份",
          "证件号",
          "证号",
          "驾驶证",
          "社会保障号",
          "居住证",
          "sfz",
          "sfzh",
          "sfzhm",
          "zjhm",
          "zjh",
          "idcard",
          "idno",
          "id",
          "identity",
          "citizen",
          "shenfenzheng",
          "certno",
          "cert");

  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "resident-id",
          "personal.identity.resident-id",
          WORDS,
          Trigger.alphanumeric(ResidentId.LENGTH, ResidentId.LENGTH));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    // Regions 81 to 83 are residence permits, which have their own category.
    if (candidate.charAt(0) != '8' && ResidentIds.isGiven(candidate)) {
      hits.add(candidate.start(), candidate.end(), true, 90, 99);
    }
  }
}
