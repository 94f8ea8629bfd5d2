package io.gradeway.classifiers.detect.cn;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.ContextWords;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Separator;
import io.gradeway.classification.Trigger;
import io.gradeway.identifier.Phone;

/** 固定电话: area code with its 0, or 86 and the area code without it, then seven or eight digits. */
final class LandlineDetector implements Detector {
  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "cn-landline",
          "personal.contact.landline",
          ContextWords.of(
              "电话",
              "座机",
              "固话",
              "传真",
              "联系方式",
              "联系人",
              "致电",
              "拨打",
              "热线",
              "tel",
              "telephone",
              "phone",
              "fax",
              "landline",
              "call",
              "dh",
              "lxdh",
              "gh",
              "zj",
              "zuoji",
              "guhua",
              "dianhua"),
          Trigger.digits(10, 16));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    int prefix = CountryCode.length(candidate);
    if (candidate.charAt(0) != '0' && (prefix == 0 || candidate.groups() < 2)) {
      return;
    }
    int area = areaLength(candidate, prefix);
    int rest = candidate.length() - prefix - area;
    if (area == 0 || rest < 7 || rest > 8 || candidate.isFraction()) {
      return;
    }
    boolean split = isSplit(candidate, prefix, area);
    if (candidate.groups() > 1 && !split) {
      return;
    }
    // Subscriber numbers begin with 2 to 9; invented ones in forms often do not.
    boolean plausible = candidate.charAt(prefix + area) >= '2';
    int alone = split ? (plausible ? 75 : 60) : plausible ? 40 : candidate.standsAlone() ? 30 : 0;
    if (split && isPartOfSpacedNumber(candidate)) {
      alone = 35;
    }
    hits.add(CountryCode.start(candidate, prefix), candidate.end(), false, alone, 92);
  }

  private static int areaLength(Candidate candidate, int prefix) {
    int length = candidate.length();
    if (candidate.charAt(prefix) == '0') {
      return Phone.areaCodeLength(candidate.characters(), prefix, length);
    }
    if (prefix == 0) {
      return 0;
    }
    char first = candidate.charAt(prefix);
    if (first == '1') {
      return candidate.charAt(prefix + 1) == '0' ? 2 : 0;
    }
    return first == '2' ? 2 : 3;
  }

  /** Whether this is a piece of a longer number in spaced groups, such as an IBAN. */
  private static boolean isPartOfSpacedNumber(Candidate candidate) {
    return candidate.separatorBefore(1) == Separator.SPACE
        && (candidate.continuesBefore(Separator.SPACE)
            || candidate.continuesAfter(Separator.SPACE));
  }

  /** Whether a separator stands behind the area code, and no odd one anywhere. */
  private static boolean isSplit(Candidate candidate, int prefix, int area) {
    int seen = 0;
    boolean behindArea = false;
    for (int group = 0; group < candidate.groups() - 1; group++) {
      seen += candidate.groupLength(group);
      behindArea |= seen == prefix + area;
      Separator separator = candidate.separatorBefore(group + 1);
      if (separator != Separator.DASH
          && separator != Separator.SPACE
          && separator != Separator.BRACKET
          && (separator != Separator.DOT || candidate.groups() < 3)) {
        return false;
      }
    }
    return behindArea && candidate.groups() <= 4;
  }
}
