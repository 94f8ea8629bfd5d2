package io.gradeway.classification;

/**
 * A number as it stands in the text: groups of normalised letters and digits with what divides
 * them. One instance is filled again and again, so that scanning allocates nothing.
 */
final class NumberRun {
  /** A longer word is a hash or encoded data; it ends the run and is passed over. */
  private static final int WORD_MAX = 64;

  private static final int CHARACTERS_MAX = 512;
  private static final int GROUPS_MAX = 3 * Trigger.NUMBER_GROUPS_MAX;
  private static final int SEPARATORS_MAX = 4;

  /** Letters that may stand before a number without a gap: they are its label. */
  private static final String[] LABELS = {
    "TEL", "PHONE", "MOBILE", "MOB", "CELL", "FAX", "ID", "NO", "SFZ", "SFZH", "SJ", "SJH", "DH",
    "CARD", "SHOUJI"
  };

  final byte[] characters = new byte[CHARACTERS_MAX];
  final int[] groupFrom = new int[GROUPS_MAX + 1];
  final int[] groupLength = new int[GROUPS_MAX];
  final boolean[] groupHasLetters = new boolean[GROUPS_MAX];
  final int[] groupStart = new int[GROUPS_MAX];
  final int[] groupEnd = new int[GROUPS_MAX];
  final Separator[] separatorBefore = new Separator[GROUPS_MAX];
  int groups;

  /** Where scanning goes on. */
  int next;

  private int used;
  private int letters;
  private int digits;

  /**
   * Reads the run around the digit at {@code at}.
   *
   * @param floor first byte that the run may reach back to
   */
  void read(byte[] b, int at, int floor, int to) {
    groups = 0;
    used = 0;
    int start = wordStart(b, at, floor);
    Separator before = Separator.SPACE;
    while (true) {
      int end = readWord(b, start, to);
      if (end < 0) {
        next = -end;
        return;
      }
      closeGroup(start, end, before);
      if (groups == GROUPS_MAX) {
        next = groupStart[GROUPS_MAX - Trigger.NUMBER_GROUPS_MAX];
        return;
      }
      next = end;
      int p = end;
      int kind = 0;
      for (int n = 0; n < SEPARATORS_MAX && p < to; n++) {
        int found = WritingForms.separator(b, p, to);
        if (found == 0) {
          found = WritingForms.character(b, p, to);
          if (found >>> WritingForms.LENGTH_BITS != WritingForms.INVISIBLE) {
            break;
          }
        } else {
          kind = Math.max(kind, found >>> WritingForms.LENGTH_BITS);
        }
        p += found & WritingForms.LENGTH_MASK;
      }
      if (kind == 0 || p >= to || !startsGroup(b, p, to)) {
        return;
      }
      before = Separator.ofWeight(kind);
      start = p;
    }
  }

  /** Goes back over letters that are glued to the first digit. */
  private static int wordStart(byte[] b, int at, int floor) {
    int start = at;
    while (start > floor) {
      int c = b[start - 1];
      if (Ascii.isLetter(c)) {
        start--;
      } else if (c < 0) {
        int found = WritingForms.characterBefore(b, floor, start);
        if (found == 0) {
          break;
        }
        start -= found & WritingForms.LENGTH_MASK;
      } else {
        break;
      }
    }
    // An escape that was not undone is not a letter: \n138..., %3D138...
    if (start > floor && start < at) {
      if (b[start - 1] == '\\' && (b[start] == 'n' || b[start] == 'r' || b[start] == 't')) {
        return start + 1;
      }
    }
    return start;
  }

  /** Reads letters and digits; returns where they end, negated when they are too many. */
  private int readWord(byte[] b, int start, int to) {
    int from = used;
    letters = 0;
    digits = 0;
    int p = start;
    while (p < to) {
      int c = b[p];
      int length = 1;
      if (c < 0) {
        int found = WritingForms.character(b, p, to);
        if (found == 0) {
          break;
        }
        c = found >>> WritingForms.LENGTH_BITS;
        length = found & WritingForms.LENGTH_MASK;
        if (c == WritingForms.INVISIBLE) {
          p += length;
          continue;
        }
      }
      if (Ascii.isDigit(c)) {
        digits++;
      } else if (Ascii.isLetter(c)) {
        letters++;
        c = Ascii.upper(c);
      } else {
        break;
      }
      if (used - from == WORD_MAX || used == CHARACTERS_MAX) {
        used = from;
        return -skipWord(b, p, to);
      }
      characters[used++] = (byte) c;
      p += length;
    }
    return p;
  }

  private static int skipWord(byte[] b, int from, int to) {
    int p = from;
    while (p < to && Ascii.isAlphanumeric(b[p])) {
      p++;
    }
    return Math.max(p, from + 1);
  }

  private void closeGroup(int start, int end, Separator before) {
    int from = groups == 0 ? 0 : groupFrom[groups];
    int begin = start;
    if (letters > 0 && digits > 0 && groups == 0 && end - start == letters + digits) {
      int label = labelLength(from);
      from += label;
      begin += label;
      letters -= label;
    }
    groupFrom[groups] = from;
    groupLength[groups] = used - from;
    groupHasLetters[groups] = letters > 0;
    groupStart[groups] = begin;
    groupEnd[groups] = end;
    separatorBefore[groups] = before;
    groups++;
    groupFrom[groups] = used;
  }

  /** Length of the label that the group starts with, when digits follow it at once; else 0. */
  private int labelLength(int from) {
    int length = 0;
    while (from + length < used && !Ascii.isDigit(characters[from + length])) {
      length++;
    }
    for (String label : LABELS) {
      if (label.length() == length && startsWith(from, label)) {
        return length;
      }
    }
    return 0;
  }

  private boolean startsWith(int from, String label) {
    for (int i = 0; i < label.length(); i++) {
      if (characters[from + i] != label.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A further group holds a digit or is at most two letters; a word of prose is none. */
  private static boolean startsGroup(byte[] b, int p, int to) {
    int count = 0;
    int i = p;
    while (i < to) {
      int found = WritingForms.character(b, i, to);
      int c = found >>> WritingForms.LENGTH_BITS;
      if (Ascii.isDigit(c)) {
        return true;
      }
      if (!Ascii.isLetter(c) || ++count > WORD_MAX) {
        break;
      }
      i += found & WritingForms.LENGTH_MASK;
    }
    return count == 1 || count == 2;
  }
}
