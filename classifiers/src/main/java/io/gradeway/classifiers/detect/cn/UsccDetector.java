package io.gradeway.classifiers.detect.cn;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.ContextWords;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Trigger;
import io.gradeway.identifier.Uscc;

/**
 * 统一社会信用代码, GB 32100-2015: department, kind, region and check character. By chance the check passes
 * one number in 31; a code of digits only that also fails the check digit of the organisation code
 * inside it (GB 11714) therefore gets less confidence.
 */
final class UsccDetector implements Detector {
  private static final String KINDS =
      "11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 59 61 62 69 71 72 79 81 89 91 92 93 A1 A9"
          + " N1 N2 N3 N9 Y1";
  private static final String REGIONS =
      "10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64"
          + " 65 71 81 82";
  private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
  private static final int ORGANISATION_FROM = 8;

  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "cn-uscc",
          "organisation.identity.uscc",
          ContextWords.of(
              "信用代码",
              "税号",
              "纳税人",
              "营业执照",
              "机构代码",
              "uscc",
              "tyshxydm",
              "xydm",
              "creditcode",
              "credit",
              "tax"),
          Trigger.alphanumeric(Uscc.LENGTH, Uscc.LENGTH));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    if (!isListed(KINDS, candidate, 0)
        || !isListed(REGIONS, candidate, 2)
        || !Uscc.isValid(candidate.characters(), 0, Uscc.LENGTH)) {
      return;
    }
    hits.add(
        candidate.start(), candidate.end(), true, hasOrganisationCode(candidate) ? 95 : 60, 99);
  }

  private static boolean isListed(String pairs, Candidate candidate, int at) {
    for (int i = 0; i < pairs.length(); i += 3) {
      if (pairs.charAt(i) == candidate.charAt(at)
          && pairs.charAt(i + 1) == candidate.charAt(at + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasOrganisationCode(Candidate candidate) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += Character.digit(candidate.charAt(ORGANISATION_FROM + i), 36) * WEIGHTS[i];
    }
    int check = 11 - sum % 11;
    char wanted = check == 10 ? 'X' : (char) ('0' + check % 11);
    return candidate.charAt(ORGANISATION_FROM + WEIGHTS.length) == wanted;
  }
}
