package io.gradeway.classifiers.detect.cn;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.ContextWords;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Trigger;
import io.gradeway.identifier.Passport;

/** 护照号码 of China, Hong Kong and Macau. There is no check digit: alone it is weak evidence. */
final class PassportDetector implements Detector {
  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "cn-passport",
          "personal.identity.passport",
          ContextWords.of("护照", "证件号", "passport", "hz", "hzh", "hzhm", "huzhao"),
          Trigger.word(8, 10));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    if (!Passport.isValid(candidate.characters())) {
      return;
    }
    char first = candidate.charAt(0);
    boolean ordinary = first == 'E' || first == 'G';
    boolean letters = first > '9';
    int alone = ordinary || (letters && candidate.standsAlone()) ? 30 : 0;
    hits.add(candidate.start(), candidate.end(), false, alone, 90);
  }
}
