package io.gradeway.mask;

import io.gradeway.identifier.CalendarDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the masks of birth dates show. They know no clock, so they cannot widen the year of the very
 * young and the very old to a band; a policy that needs bands generalises instead.
 */
final class Dates {
  private static final Pattern DASHED = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
  private static final Pattern HAN = Pattern.compile("(\\d{4})(年)(\\d{1,2})月(\\d{1,2})日");
  private static final Pattern PLAIN = Pattern.compile("(\\d{4})()(\\d{2})(\\d{2})");

  private Dates() {}

  static String year(String value) {
    for (Pattern form : new Pattern[] {DASHED, HAN, PLAIN}) {
      Matcher date = form.matcher(value);
      if (date.matches()) {
        String separator = date.group(2);
        String shown =
            form == HAN
                ? date.group(1) + "年**月**日"
                : date.group(1) + separator + "**" + separator + "**";
        return exists(date) ? shown : null;
      }
    }
    return null;
  }

  static String decade(String value) {
    String year = year(value);
    return year == null ? null : year.substring(0, 3) + "*";
  }

  private static boolean exists(Matcher date) {
    return CalendarDate.exists(
        Integer.parseInt(date.group(1)),
        Integer.parseInt(date.group(3)),
        Integer.parseInt(date.group(4)));
  }
}
