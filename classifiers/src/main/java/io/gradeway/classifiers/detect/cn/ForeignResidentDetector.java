package io.gradeway.classifiers.detect.cn;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Trigger;
import io.gradeway.identifier.ResidentId;

/** 外国人永久居留身份证, form of 2023: 9, region, nationality, birth date, MOD 11-2. */
final class ForeignResidentDetector implements Detector {
  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "foreign-resident",
          "personal.identity.foreign-residence",
          ResidentIdDetector.WORDS,
          Trigger.alphanumeric(ResidentId.LENGTH, ResidentId.LENGTH));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    if (ResidentId.isForeignResident(candidate.characters(), 0, ResidentId.LENGTH)) {
      hits.add(candidate.start(), candidate.end(), true, 92, 98);
    }
  }
}
