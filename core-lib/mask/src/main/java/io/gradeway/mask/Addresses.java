package io.gradeway.mask;

/**
 * What the masks of addresses show. An address is read from the left as province, city, county,
 * town, road; what follows is hidden. Without a county (or, in the few cities without counties, a
 * town or road) it is no address that can be shown in part, and is hidden wholly.
 */
final class Addresses {
  private static final String TAIL = "****";
  private static final int COUNTY = 2;

  /** Endings of each rung; the longer before the shorter it ends with. */
  private static final String[][] ENDINGS = {
    {"特别行政区", "自治区", "省"},
    {"自治州", "地区", "盟", "市"},
    {"自治县", "自治旗", "县", "旗", "区", "市"},
    {"街道", "苏木", "镇", "乡"},
    {"大道", "大街", "胡同", "路", "街", "巷"},
  };

  /** Most characters of a rung's name, its ending included. */
  private static final int[] LENGTH_MAX = {9, 12, 16, 9, 8};

  /** These end other things than the rung: 幸福小区 is no county. */
  private static final String[] NOT_COUNTIES = {
    "小区", "社区", "园区", "校区", "厂区", "景区", "库区", "街区", "院区", "辖区", "住宅区"
  };

  /** A character of an ending inside a name belongs to a finer rung, unless it begins the name. */
  private static final String BREAKS = "省市县区旗镇乡路街巷弄号村组栋幢室楼";

  private Addresses() {}

  static String toStreet(String value) {
    return upTo(value, ENDINGS.length);
  }

  static String toCounty(String value) {
    return upTo(value, COUNTY + 1);
  }

  private static String upTo(String value, int rungs) {
    int at = 0;
    int before = 0;
    boolean city = false;
    boolean county = false;
    boolean finer = false;
    for (int rung = 0; rung < ENDINGS.length; rung++) {
      int end = endOf(value, at, rung);
      if (end < 0) {
        continue;
      }
      city |= rung == 1;
      county |= rung == COUNTY;
      finer |= rung > COUNTY;
      if (rung < rungs) {
        before = at;
        at = end;
      }
    }
    if (at == 0 || !(county || (city && finer))) {
      return null;
    }
    // Nothing finer to hide: the last rung is hidden instead.
    int shown = at < value.length() ? at : before;
    return shown == 0 ? null : value.substring(0, shown) + TAIL;
  }

  /** Where the name of a rung that begins at {@code from} ends, or -1. */
  private static int endOf(String value, int from, int rung) {
    int limit = Math.min(value.length(), from + LENGTH_MAX[rung]);
    for (int i = from; i < limit; i++) {
      char c = value.charAt(i);
      if (!Han.is(c)) {
        return -1;
      }
      if (i == from) {
        continue;
      }
      int end = endingAt(value, i, rung);
      if (end > 0 && end <= limit) {
        return isNoCounty(value, from, end, rung) ? -1 : end;
      }
      boolean insideName = i + 1 < limit && endingAt(value, i + 1, rung) > 0;
      if (BREAKS.indexOf(c) >= 0 && !insideName) {
        return -1;
      }
    }
    return -1;
  }

  private static int endingAt(String value, int at, int rung) {
    for (String ending : ENDINGS[rung]) {
      if (value.startsWith(ending, at)) {
        return at + ending.length();
      }
    }
    return -1;
  }

  private static boolean isNoCounty(String value, int from, int end, int rung) {
    if (rung != COUNTY) {
      return false;
    }
    for (String other : NOT_COUNTIES) {
      if (value.startsWith(other, end - other.length()) && end - other.length() >= from) {
        return true;
      }
    }
    return false;
  }
}
