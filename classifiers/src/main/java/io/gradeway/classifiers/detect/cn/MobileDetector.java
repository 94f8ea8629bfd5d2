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
    // 13800138000.0 is what a spreadsheet makes of a mobile; two zeros are cents.
    boolean fraction = candidate.isFraction() || candidate.hasFraction(1);
    int alone = !fraction && isUsual(candidate, prefix) ? 75 : 0;
    hits.add(CountryCode.start(candidate, prefix), candidate.end(), false, alone, 95);
  }

  /**
   * Whether people write mobiles in these groups. Between dashes any grouping will do; between
   * spaces, or with several separators, a table of numbers must not pass for one.
   */
  private static boolean isUsual(Candidate candidate, int prefix) {
    int first = prefix > 0 && candidate.groupLength(0) == prefix ? 1 : 0;
    int groups = candidate.groups() - first;
    if (groups == 1) {
      return true;
    }
    int head = candidate.groupLength(first) - (first == 0 ? prefix : 0);
    Separator separator = candidate.separatorBefore(first + 1);
    for (int group = first + 2; group < candidate.groups(); group++) {
      if (candidate.separatorBefore(group) != separator) {
        return (head == 3 || groups == NATIONAL)
            && isSpoken(candidate, first, groups, prefix)
            && mayMix(candidate, first);
      }
    }
    return switch (separator) {
      case DASH -> true;
      case DOT, SLASH -> groups > 2;
      case UNDERSCORE -> groups > 2 && isSpoken(candidate, first, groups, prefix);
      case LINE_BREAK -> groups == 2 && head >= 3;
      case SPACE -> isSpoken(candidate, first, groups, prefix);
      case BRACKET -> groups == 2 && head == 3;
      case DATE -> false;
    };
  }

  /** 139 1234-5678, 138.0013-8000, (138) 0013-8000; but 138 1234.5678 is two columns. */
  private static boolean mayMix(Candidate candidate, int first) {
    boolean spaces = false;
    boolean others = false;
    for (int group = first + 1; group < candidate.groups(); group++) {
      Separator separator = candidate.separatorBefore(group);
      if (separator == Separator.DATE
          || separator == Separator.SLASH
          || (separator == Separator.BRACKET && group != first + 1)) {
        return false;
      }
      spaces |= separator == Separator.SPACE;
      others |= separator == Separator.DOT || separator == Separator.LINE_BREAK;
    }
    return !(spaces && others);
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
