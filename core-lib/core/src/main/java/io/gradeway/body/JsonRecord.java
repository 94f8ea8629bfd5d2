package io.gradeway.body;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** The values of the record that is being read, as positions in the window, and their edits. */
final class JsonRecord implements BodyRecord {
  /** No edit. */
  static final byte KEEP = 0;

  static final byte STRING = 1;
  static final byte NUMBER = 2;
  static final byte NULL = 3;
  static final byte REMOVE = 4;

  /** Added to the path of a value that is written with escapes. */
  private static final int ESCAPED = Integer.MIN_VALUE;

  // Where things are in a value's place in {@link #values}.
  private static final int PLACE = 4;
  private static final int START = 0;
  private static final int END = 1;
  private static final int PATH = 2;
  private static final int MEMBER = 3;

  /** For a key: its member is not complete. */
  private static final int OPEN = -1;

  private final BodyPaths paths;
  private byte[] window = new byte[0];
  private int size;
  private Kind[] kinds = new Kind[32];
  // token start, token end, path, and: start of the member's name or NO_MEMBER; for a key the end
  // of its member.
  private int[] values = new int[32 * PLACE];
  // Text of values that are written with escapes, and where each starts and ends in it.
  private final Bytes unescaped = new Bytes();
  private int[] unescapedSpans = new int[0];
  private byte[] edits = new byte[0];
  private int[] editSpans = new int[0];
  private final Bytes editText = new Bytes();
  private boolean edited;
  private boolean redacted;
  private boolean mustChange;

  /** Stands for the member start of a value that is not a member. */
  static final int NO_MEMBER = -1;

  JsonRecord(BodyPaths paths) {
    this.paths = paths;
  }

  void clear() {
    if (edited) {
      Arrays.fill(edits, 0, Math.min(size, edits.length), KEEP);
      editText.length = 0;
      edited = false;
    }
    redacted = false;
    mustChange = false;
    unescaped.length = 0;
    size = 0;
  }

  void use(byte[] currentWindow) {
    window = currentWindow;
  }

  /** Says that the first bytes of the window are gone; the record's own are still there. */
  void shift(int bytes) {
    for (int at = 0; at < size * PLACE; at += PLACE) {
      values[at + START] -= bytes;
      values[at + END] -= bytes;
      if (values[at + MEMBER] >= 0) {
        values[at + MEMBER] -= bytes;
      }
    }
  }

  void add(Kind kind, int start, int end, int path, int member) {
    int at = size * PLACE;
    if (at == values.length) {
      values = Arrays.copyOf(values, at * 2);
      kinds = Arrays.copyOf(kinds, size * 2);
    }
    values[at + START] = start;
    values[at + END] = end;
    values[at + PATH] = path;
    values[at + MEMBER] = member;
    kinds[size++] = kind;
  }

  /** Says that the value added last is written with escapes. */
  void unescapeLast() {
    int value = size - 1;
    int from = unescaped.length;
    JsonText.unescape(window, start(value) + 1, end(value) - 1, unescaped);
    if (unescapedSpans.length < size * 2) {
      unescapedSpans = Arrays.copyOf(unescapedSpans, kinds.length * 2);
    }
    unescapedSpans[value * 2] = from;
    unescapedSpans[value * 2 + 1] = unescaped.length;
    values[value * PLACE + PATH] |= ESCAPED;
  }

  int addKey(int start, int end, int path, boolean escaped) {
    add(Kind.KEY, start, end, path, OPEN);
    if (escaped) {
      unescapeLast();
    }
    return size - 1;
  }

  void endMember(int key, int end) {
    values[key * PLACE + MEMBER] = end;
  }

  int start(int value) {
    return values[value * PLACE + START];
  }

  int end(int value) {
    return values[value * PLACE + END];
  }

  /** Start of the name of the value's member, or {@link #NO_MEMBER}. */
  int memberStart(int value) {
    return isKey(value) ? start(value) : values[value * PLACE + MEMBER];
  }

  int memberEnd(int value) {
    return isKey(value) ? values[value * PLACE + MEMBER] : end(value);
  }

  boolean isKey(int value) {
    return kinds[value] == Kind.KEY;
  }

  /** Says that a name cannot stay as it is, whether the editor touches it or not. */
  void mustChange() {
    mustChange = true;
  }

  boolean isEdited() {
    return edited || redacted || mustChange;
  }

  boolean isRedacted() {
    return redacted;
  }

  byte edit(int value) {
    return value < edits.length ? edits[value] : KEEP;
  }

  byte[] editText() {
    return editText.array;
  }

  int editStart(int value) {
    return editSpans[value * 2];
  }

  int editEnd(int value) {
    return editSpans[value * 2 + 1];
  }

  private void edit(int value, byte edit, byte[] text, int from, int to) {
    if (edits.length < size) {
      edits = Arrays.copyOf(edits, kinds.length);
      editSpans = Arrays.copyOf(editSpans, kinds.length * 2);
    }
    editSpans[value * 2] = editText.length;
    editText.append(text, from, to);
    editSpans[value * 2 + 1] = editText.length;
    edits[value] = edit;
    edited = true;
  }

  @Override
  public PathTable paths() {
    return paths;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Kind kind(int value) {
    Objects.checkIndex(value, size);
    return kinds[value];
  }

  @Override
  public int path(int value) {
    Objects.checkIndex(value, size);
    return values[value * PLACE + PATH] & ~ESCAPED;
  }

  @Override
  public byte[] text(int value) {
    return isEscaped(value) ? unescaped.array : window;
  }

  private boolean isEscaped(int value) {
    Objects.checkIndex(value, size);
    return (values[value * PLACE + PATH] & ESCAPED) != 0;
  }

  private boolean isQuoted(int value) {
    return kinds[value] == Kind.STRING || kinds[value] == Kind.KEY;
  }

  @Override
  public int textStart(int value) {
    if (isEscaped(value)) {
      return unescapedSpans[value * 2];
    }
    return isQuoted(value) ? start(value) + 1 : start(value);
  }

  @Override
  public int textEnd(int value) {
    if (isEscaped(value)) {
      return unescapedSpans[value * 2 + 1];
    }
    return isQuoted(value) ? end(value) - 1 : end(value);
  }

  @Override
  public void replaceWithString(int value, byte[] utf8, int from, int to) {
    Objects.checkIndex(value, size);
    Objects.checkFromToIndex(from, to, utf8.length);
    if (!JsonText.isUtf8(utf8, from, to)) {
      throw new IllegalArgumentException("the replacement is not UTF-8");
    }
    edit(value, STRING, utf8, from, to);
  }

  @Override
  public void replaceWithNumber(int value, long number) {
    Objects.checkIndex(value, size);
    byte[] digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    edit(value, isKey(value) ? STRING : NUMBER, digits, 0, digits.length);
  }

  @Override
  public void replaceWithNull(int value) {
    Objects.checkIndex(value, size);
    if (isKey(value)) {
      throw new IllegalArgumentException("a key cannot be null; replace it or remove its member");
    }
    edit(value, NULL, window, 0, 0);
  }

  @Override
  public void remove(int value) {
    Objects.checkIndex(value, size);
    if (isKey(value) && memberEnd(value) == OPEN) {
      throw new IllegalArgumentException(
          "the member holds the outermost array, whose records leave one by one; replace the key");
    }
    edit(value, memberStart(value) == NO_MEMBER ? NULL : REMOVE, window, 0, 0);
  }

  @Override
  public void redact() {
    redacted = true;
  }
}
