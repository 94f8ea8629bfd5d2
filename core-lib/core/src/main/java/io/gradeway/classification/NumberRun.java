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
    "TEL",
    "PHONE",
    "MOBILE",
    "MOB",
    "CELL",
    "FAX",
    "ID",
    "NO",
    "SFZ",
    "SFZH",
    "SFZHM",
    "SJ",
    "SJH",
    "SJHM",
    "DH",
    "LXDH",
    "LXFS",
    "DIANHUA",
    "CARD",
    "BANKCARD",
    "YHK",
    "YHKH",
    "SHOUJI",
    "IDCARD",
    "IDNO",
    "CERTNO",
    "ZJHM",
    "WX",
    "WEIXIN",
    "WECHAT",
    "VX",
    "USER",
    "CALL",
    "CONTACT"
  };

  /** One place more than groups: there a power is written out. */
  private static final int PLACES = GROUPS_MAX + 1;

  /** Digits of a resident id before its check character. */
  private static final int ID_BODY = 17;

  /** Fewest digits behind the point of a power that is written out; measurements have fewer. */
  private static final int FRACTION_MIN = 7;

  final byte[] characters = new byte[CHARACTERS_MAX + Trigger.NUMBER_LENGTH_MAX];
  final int[] groupFrom = new int[PLACES];
  final int[] groupLength = new int[PLACES];
  final boolean[] groupHasLetters = new boolean[PLACES];
  final int[] groupStart = new int[PLACES];
  final int[] groupEnd = new int[PLACES];
  final Separator[] separatorBefore = new Separator[PLACES];
  int groups;

  /** Where scanning goes on. */
  int next;

  private int used;
  private int letters;
  private int digits;

  /** The word was ended by or behind a lone mark, not by a character that is no letter or digit. */
  private boolean cut;

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
      if ((kind == 0 && !cut) || p >= to || !startsGroup(b, p, to)) {
        return;
      }
      before = kind == 0 ? Separator.BRACKET : Separator.ofWeight(kind);
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

  /**
   * Reads letters and digits; returns where they end, negated when they are too many. A single ① or
   * ² among other digits numbers a list or a footnote and is a word of its own.
   */
  private int readWord(byte[] b, int start, int to) {
    int from = used;
    letters = 0;
    digits = 0;
    cut = false;
    boolean afterMark = false;
    int p = start;
    while (p < to) {
      int c = b[p];
      int length = 1;
      if (c < 0) {
        int found = WritingForms.character(b, p, to);
        if (found == 0) {
          return digits == ID_BODY && letters == 0 ? readLikeX(b, p, to) : p;
        }
        c = found >>> WritingForms.LENGTH_BITS;
        length = found & WritingForms.LENGTH_MASK;
        if (c == WritingForms.INVISIBLE) {
          p += length;
          continue;
        }
      }
      boolean mark = mayBeMark(b, p, to) && WritingForms.isMark(b, p, to);
      if (mark && !afterMark && !isMarkNext(b, p + length, to)) {
        cut = true;
        if (used > from) {
          return p;
        }
      }
      afterMark = mark;
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
      if (cut) {
        return p;
      }
    }
    return p;
  }

  private static boolean mayBeMark(byte[] b, int p, int to) {
    return b[p] < 0 || (p + 1 < to && b[p + 1] < 0);
  }

  private static boolean isMarkNext(byte[] b, int from, int to) {
    int p = from;
    while (p < to) {
      int found = WritingForms.character(b, p, to);
      if (found >>> WritingForms.LENGTH_BITS != WritingForms.INVISIBLE) {
        return found != 0 && WritingForms.isMark(b, p, to);
      }
      p += found & WritingForms.LENGTH_MASK;
    }
    return false;
  }

  /** A multiplication sign and the like in place of the check character X. */
  private int readLikeX(byte[] b, int p, int to) {
    int length = WritingForms.likeX(b, p, to);
    if (length > 0 && used < CHARACTERS_MAX) {
      characters[used++] = 'X';
      letters++;
    }
    return p + length;
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
    int finish = end;
    int length = used - from;
    if (letters > 0 && digits > 0 && end - start == letters + digits) {
      int id = digits == ID_BODY || digits == ID_BODY + 1 ? idAt(from, length) : -1;
      if (id >= 0) {
        // The characters of neighbouring groups have to adjoin.
        length = ID_BODY + 1;
        System.arraycopy(characters, from + id, characters, from, length);
        used = from + length;
        letters = length - digits;
        begin += id;
        finish = begin + length;
      } else if (groups == 0) {
        int label = labelLength(from);
        from += label;
        begin += label;
        length -= label;
        letters -= label;
      }
    }
    groupFrom[groups] = from;
    groupLength[groups] = length;
    groupHasLetters[groups] = letters > 0;
    groupStart[groups] = begin;
    groupEnd[groups] = finish;
    separatorBefore[groups] = before;
    groups++;
    groupFrom[groups] = used;
  }

  /**
   * Where, among letters glued to it, a word has the form of a resident id: all its digits in one
   * piece, eighteen of them or seventeen and X. -1 when nowhere, or when nothing is glued to it.
   */
  private int idAt(int from, int length) {
    int lead = 0;
    while (!Ascii.isDigit(characters[from + lead])) {
      lead++;
    }
    int run = 0;
    while (lead + run < length && Ascii.isDigit(characters[from + lead + run])) {
      run++;
    }
    boolean closed = run > ID_BODY || (lead + run < length && characters[from + lead + run] == 'X');
    return run == digits && closed && length > ID_BODY + 1 ? lead : -1;
  }

  /**
   * Writes the power that ends in a group, such as {@code 1.3800138E10} or {@code E+10}, out behind
   * the last group. Returns whether the group was one, and a whole number.
   */
  boolean writeOutPower(int group, byte[] b, int to) {
    int lead = group - 1;
    int from = groupFrom[group];
    int end = groupEnd[group];
    int fraction = 0;
    while (fraction < groupLength[group] && Ascii.isDigit(characters[from + fraction])) {
      fraction++;
    }
    if (groupLength[lead] != 1
        || groupHasLetters[lead]
        || separatorBefore[group] != Separator.DOT
        || fraction < FRACTION_MIN
        || fraction == groupLength[group]
        || characters[from + fraction] != 'E') {
      return false;
    }
    int exponent = 0;
    for (int i = fraction + 1; i < groupLength[group]; i++) {
      exponent = powerOf(exponent, characters[from + i]);
    }
    if (fraction + 1 == groupLength[group] && end < to && b[end] == '+') {
      for (end++; end < to && Ascii.isDigit(b[end]); end++) {
        exponent = powerOf(exponent, b[end]);
      }
    }
    if (exponent < fraction || exponent >= Trigger.NUMBER_LENGTH_MAX) {
      return false;
    }
    characters[used] = characters[groupFrom[lead]];
    for (int i = 0; i < exponent; i++) {
      characters[used + 1 + i] = i < fraction ? characters[from + i] : (byte) '0';
    }
    groupFrom[groups] = used;
    groupLength[groups] = exponent + 1;
    groupHasLetters[groups] = false;
    groupStart[groups] = groupStart[lead];
    groupEnd[groups] = end;
    separatorBefore[groups] = Separator.BRACKET;
    return true;
  }

  /** One digit more; anything else makes the exponent too large to matter. */
  private static int powerOf(int exponent, int digit) {
    boolean good = Ascii.isDigit(digit) && exponent < Trigger.NUMBER_LENGTH_MAX;
    return good ? exponent * 10 + digit - '0' : Trigger.NUMBER_LENGTH_MAX;
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
