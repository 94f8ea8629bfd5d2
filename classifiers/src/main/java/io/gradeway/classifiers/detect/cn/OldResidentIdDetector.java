package io.gradeway.classifiers.detect.cn;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Trigger;
import io.gradeway.identifier.ResidentId;

/**
 * The fifteen-digit 身份证号码 issued until 1999. It has no check character, so in running text it needs
 * a context word; as a whole value it is reported with little confidence.
 */
final class OldResidentIdDetector implements Detector {
  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "resident-id-15",
          "personal.identity.resident-id",
          ResidentIdDetector.WORDS,
          Trigger.digits(ResidentId.OLD_LENGTH, ResidentId.OLD_LENGTH));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    if (ResidentId.hasOldForm(candidate.characters(), 0, ResidentId.OLD_LENGTH)) {
      boolean whole = candidate.groups() == 1 && candidate.standsAlone();
      hits.add(candidate.start(), candidate.end(), false, whole ? 30 : 0, 80);
    }
  }
}
