package io.gradeway.classifiers.detect.common;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.ContextWords;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Separator;
import io.gradeway.classification.Trigger;
import io.gradeway.identifier.CalendarDate;

/**
 * 出生日期: a day of the calendar with a word near by that says it is a birth. Without one a date is
 * only a date.
 */
final class BirthDateDetector implements Detector {
  private static final byte[] DAY = {(byte) 0xE6, (byte) 0x97, (byte) 0xA5};
  private static final int COMPACT = 8;

  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "birth-date",
          "personal.basic.birth-date",
          ContextWords.of(
              "出生",
              "生日",
              "生于",
              "诞辰",
              "birth",
              "birthday",
              "birthdate",
              "dateofbirth",
              "born",
              "dob",
              "bday",
              "csrq",
              "csny",
              "sr",
              "chusheng",
              "shengri"),
          new Trigger.NumberForm(6, COMPACT, 3, 3, false),
          new Trigger.NumberForm(COMPACT, COMPACT, 1, 1, false));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    if (isDay(candidate)) {
      int end = candidate.end();
      boolean named =
          candidate.groups() == 3
              && candidate.separatorBefore(2) == Separator.DATE
              && candidate.standsAt(end, DAY);
      hits.add(candidate.start(), named ? end + DAY.length : end, false, 0, 90);
    }
  }

  private static boolean isDay(Candidate candidate) {
    if (candidate.groups() == 1) {
      return CalendarDate.isValid(candidate.characters(), 0);
    }
    Separator separator = candidate.separatorBefore(1);
    int month = candidate.groupLength(1);
    int day = candidate.groupLength(2);
    return candidate.groupLength(0) == 4
        && month <= 2
        && day <= 2
        && candidate.isUniform()
        && separator != Separator.SPACE
        && separator != Separator.BRACKET
        && CalendarDate.exists(
            candidate.number(0, 4), candidate.number(4, month), candidate.number(4 + month, day));
  }
}
