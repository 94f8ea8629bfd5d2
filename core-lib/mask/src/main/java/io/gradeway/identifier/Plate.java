package io.gradeway.identifier;

/**
 * Civil number plates of mainland China (机动车号牌), GA 36: province, office letter, five characters —
 * or six on new-energy vehicles. I and O are not used. Military, police and embassy plates are not
 * covered.
 */
public final class Plate {
  private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
  private static final String ENDS = "挂学警港澳";
  private static final String NEW_ENERGY = "ABCDEFGHJK";

  private Plate() {}

  /** Whether this is an ordinary or a new-energy plate, without the dot. */
  public static boolean isValid(CharSequence text, int from, int to) {
    int length = to - from;
    if ((length != 7 && length != 8)
        || PROVINCES.indexOf(text.charAt(from)) < 0
        || !isLetter(text.charAt(from + 1))) {
      return false;
    }
    return length == 7 ? isOrdinary(text, from + 2, to) : isNewEnergy(text, from + 2, to);
  }

  /** As {@link #isValid(CharSequence, int, int)} for a whole text. */
  public static boolean isValid(CharSequence text) {
    return isValid(text, 0, text.length());
  }

  private static boolean isOrdinary(CharSequence text, int from, int to) {
    for (int i = from; i < to - 1; i++) {
      if (!isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    char last = text.charAt(to - 1);
    return isLetterOrDigit(last) || ENDS.indexOf(last) >= 0;
  }

  /** Small vehicles carry the energy letter first, large ones last. */
  private static boolean isNewEnergy(CharSequence text, int from, int to) {
    boolean small =
        NEW_ENERGY.indexOf(text.charAt(from)) >= 0
            && isLetterOrDigit(text.charAt(from + 1))
            && CheckDigit.digits(text, from + 2, to);
    return small
        || (CheckDigit.digits(text, from, to - 1) && NEW_ENERGY.indexOf(text.charAt(to - 1)) >= 0);
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z' && c != 'I' && c != 'O';
  }

  private static boolean isLetterOrDigit(char c) {
    return isLetter(c) || (c >= '0' && c <= '9');
  }
}
