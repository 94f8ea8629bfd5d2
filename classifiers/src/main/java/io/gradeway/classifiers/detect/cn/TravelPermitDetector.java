package io.gradeway.classifiers.detect.cn;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.ContextWords;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Trigger;
import io.gradeway.identifier.Passport;

/**
 * 港澳居民来往内地通行证 (home-return permit) and 往来港澳通行证. There is no check digit: in running text it needs a
 * context word.
 */
final class TravelPermitDetector implements Detector {
  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "hm-travel-permit",
          "personal.identity.travel-permit",
          ContextWords.of("通行证", "回乡证", "证件号", "txz", "txzh", "permit"),
          Trigger.word(9, 11));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    if (Passport.isTravelPermit(candidate.characters(), 0, candidate.length())) {
      hits.add(candidate.start(), candidate.end(), false, candidate.standsAlone() ? 30 : 0, 90);
    }
  }
}
