package io.gradeway.classification;

/**
 * Where in a text a {@link Detector} wants to be asked. Cheap to test, so that clean text is fast.
 */
public sealed interface Trigger {
  /** Longest number, in normalised characters, that is ever looked at. */
  int NUMBER_LENGTH_MAX = 32;

  /** Most groups a number may be broken into. */
  int NUMBER_GROUPS_MAX = 20;

  /**
   * Exact ASCII bytes, case-sensitive. The rarer the first byte, the cheaper.
   *
   * @param text 1 to 16 ASCII characters, the first neither a letter nor a digit
   */
  record Literal(String text) implements Trigger {
    private static final int LENGTH_MAX = 16;

    public Literal {
      if (text.isEmpty() || text.length() > LENGTH_MAX) {
        throw new IllegalArgumentException("a literal trigger has 1 to 16 characters");
      }
      if (!text.chars().allMatch(c -> c >= ' ' && c < 0x7F)
          || Character.isLetterOrDigit(text.charAt(0))) {
        throw new IllegalArgumentException(
            "a literal trigger is printable ASCII and starts with neither letter nor digit");
      }
    }
  }

  /**
   * A number: ASCII letters and digits after normalisation, at least one digit, bounded by other
   * characters, perhaps in groups divided by {@link Separator}s.
   *
   * @param lengthMin fewest normalised characters
   * @param lengthMax most, at most {@link #NUMBER_LENGTH_MAX}
   * @param groupsMin fewest groups
   * @param groupsMax most groups, at most {@link #NUMBER_GROUPS_MAX}
   * @param letters whether letters may occur
   */
  record NumberForm(int lengthMin, int lengthMax, int groupsMin, int groupsMax, boolean letters)
      implements Trigger {
    public NumberForm {
      if (lengthMin < 1 || lengthMax < lengthMin || lengthMax > NUMBER_LENGTH_MAX) {
        throw new IllegalArgumentException("lengths are not within 1.." + NUMBER_LENGTH_MAX);
      }
      if (groupsMin < 1 || groupsMax < groupsMin || groupsMax > NUMBER_GROUPS_MAX) {
        throw new IllegalArgumentException("groups are not within 1.." + NUMBER_GROUPS_MAX);
      }
    }
  }

  /** Digits only, in any grouping. */
  static Trigger digits(int lengthMin, int lengthMax) {
    return new NumberForm(lengthMin, lengthMax, 1, NUMBER_GROUPS_MAX, false);
  }

  /** Digits and letters in any grouping. */
  static Trigger alphanumeric(int lengthMin, int lengthMax) {
    return new NumberForm(lengthMin, lengthMax, 1, NUMBER_GROUPS_MAX, true);
  }

  /** Digits and letters without a separator. */
  static Trigger word(int lengthMin, int lengthMax) {
    return new NumberForm(lengthMin, lengthMax, 1, 1, true);
  }
}
