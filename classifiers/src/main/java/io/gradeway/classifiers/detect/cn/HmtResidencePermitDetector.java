package io.gradeway.classifiers.detect.cn;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Trigger;
import io.gradeway.identifier.ResidentId;

/** 港澳台居民居住证: the form of a resident id with the regions 81, 82 and 83. */
final class HmtResidencePermitDetector implements Detector {
  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "hmt-residence-permit",
          "personal.identity.hmt-residence-permit",
          ResidentIdDetector.WORDS,
          Trigger.alphanumeric(ResidentId.LENGTH, ResidentId.LENGTH));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    if (candidate.charAt(0) == '8' && ResidentIds.isGiven(candidate)) {
      hits.add(candidate.start(), candidate.end(), true, 95, 99);
    }
  }
}
