package io.gradeway.classifiers.detect.cn;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.ContextWords;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Separator;
import io.gradeway.classification.Trigger;
import io.gradeway.identifier.Phone;

/** 手机号码: eleven digits of an assigned segment, perhaps after 86, +86 or 0086. */
final class MobileDetector implements Detector {
  private static final int NATIONAL = 11;
  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "cn-mobile",
          "personal.contact.mobile",
          ContextWords.of(
              "手机",
              "电话",
              "联系方式",
              "联系人",
              "号码",
              "致电",
              "拨打",
              "来电",
              "热线",
              "微信",
              "移动",
              "短信",
              "phone",
              "mobile",
              "cell",
              "tel",
              "telephone",
              "call",
              "sms",
              "contact",
              "whatsapp",
              "sj",
              "sjh",
              "sjhm",
              "dh",
              "lxdh",
              "lxfs",
              "shouji",
              "dianhua"),
          Trigger.digits(NATIONAL, NATIONAL + 4));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    int prefix = CountryCode.length(candidate);
    int length = candidate.length();
    if (length - prefix != NATIONAL || !Phone.isMobile(candidate.characters(), prefix, length)) {
      return;
    }
    boolean fraction =
        candidate.continuesBefore(Separator.DOT) || candidate.continuesAfter(Separator.DOT);
    int alone = !fraction && isUsual(candidate, prefix) ? 75 : 0;
    hits.add(CountryCode.start(candidate, prefix), candidate.end(), false, alone, 95);
  }

  /**
   * Whether people write mobiles in these groups. Between dashes any grouping will do; between
   * spaces a table of numbers must not pass for one.
   */
  private static boolean isUsual(Candidate candidate, int prefix) {
    int first = prefix > 0 && candidate.groupLength(0) == prefix ? 1 : 0;
    int groups = candidate.groups() - first;
    if (groups == 1) {
      return true;
    }
    Separator separator = candidate.separatorBefore(first + 1);
    for (int group = first + 2; group < candidate.groups(); group++) {
      if (candidate.separatorBefore(group) != separator) {
        return false;
      }
    }
    int head = candidate.groupLength(first);
    return switch (separator) {
      case DASH -> true;
      case DOT, SLASH -> groups > 2;
      case LINE_BREAK -> groups == 2 && head >= 3;
      case SPACE -> isSpoken(candidate, first, groups, prefix);
      case BRACKET, DATE -> false;
    };
  }

  /** 3-4-4, 3-8, 7-4, 3-3-5, 4-3-4, 4-4-3, 5-6, 6-5, or digit by digit. */
  private static boolean isSpoken(Candidate candidate, int first, int groups, int prefix) {
    int head = candidate.groupLength(first) - (first == 0 ? prefix : 0);
    int second = candidate.groupLength(first + 1);
    if (groups == 2) {
      return head >= 3 && head <= 7 && head != 4;
    }
    if (groups == 3) {
      return (head == 3 && (second == 4 || second == 3))
          || (head == 4 && (second == 3 || second == 4));
    }
    return groups == NATIONAL;
  }
}
