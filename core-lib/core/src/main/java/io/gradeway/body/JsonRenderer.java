package io.gradeway.body;

import java.nio.charset.StandardCharsets;

/** Writes a record with its edits; what is between them is copied as it is. */
final class JsonRenderer {
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final JsonRecord record;
  private final Bytes out;
  private final MemberNames names;
  private byte[] window = new byte[0];
  private int copied;
  private int to;

  JsonRenderer(JsonRecord record, Bytes out, MemberNames names) {
    this.record = record;
    this.out = out;
    this.names = names;
  }

  /** Writes null in the place of the one value between {@code from} and {@code end}. */
  void renderNull(byte[] text, int from, int end) {
    int start = skipSpace(text, from, end);
    if (text[start] == ',') {
      start = skipSpace(text, start + 1, end);
    }
    int last = skipSpaceBack(text, end);
    out.append(text, from, start);
    out.append(NULL);
    out.append(text, last, end);
  }

  /**
   * Writes the record that reaches from {@code from} to {@code end}.
   *
   * @param envelope whether it lies outside of the outermost array
   */
  void render(byte[] text, int from, int end, boolean envelope) {
    window = text;
    copied = from;
    to = end;
    names.begin(text, from, end, envelope);
    for (int value = 0; value < record.size(); value++) {
      int start = record.start(value);
      if (start < copied) {
        continue; // inside of a member that is taken out
      }
      byte edit =
          record.isRedacted() && !record.isKey(value) ? JsonRecord.NULL : record.edit(value);
      if (record.isKey(value)) {
        key(value, edit);
      } else if (edit == JsonRecord.REMOVE) {
        cutMember(value);
      } else if (edit != JsonRecord.KEEP) {
        copyTo(start);
        put(value, edit);
        copied = record.end(value);
      }
    }
    copyTo(to);
  }

  private void copyTo(int end) {
    out.append(window, copied, end);
    copied = end;
  }

  private void put(int value, byte edit) {
    byte[] text = record.editText();
    switch (edit) {
      case JsonRecord.STRING ->
          JsonText.appendQuoted(text, record.editStart(value), record.editEnd(value), out);
      case JsonRecord.NUMBER -> out.append(text, record.editStart(value), record.editEnd(value));
      default -> out.append(NULL);
    }
  }

  private void key(int value, byte edit) {
    if (edit == JsonRecord.REMOVE && !record.isRedacted()) {
      cutMember(value);
      return;
    }
    int next = value + 1;
    boolean goes =
        !record.isRedacted()
            && next < record.size()
            && record.edit(next) == JsonRecord.REMOVE
            && !record.isKey(next)
            && record.memberStart(next) == record.start(value);
    if (!goes && names.rename(value, edit)) {
      copyTo(record.start(value));
      JsonText.appendQuoted(names.name().array, 0, names.name().length, out);
      copied = record.end(value);
    }
  }

  /**
   * Takes a member out with one comma: the one before it if a member stays there, else the one
   * behind it.
   */
  private void cutMember(int value) {
    int start = record.memberStart(value);
    int end = record.memberEnd(value);
    // What was copied reaches up to this member only when the one before it has just been cut
    // together with the comma behind it: then no member stays before this one.
    int before = skipSpaceBack(window, start) - 1;
    if (copied != start && window[before] == ',') {
      copyTo(Math.max(copied, skipSpaceBack(window, before)));
      copied = end;
      return;
    }
    int behind = skipSpace(window, end, to);
    if (behind < to && window[behind] == ',') {
      copyTo(start);
      copied = skipSpace(window, behind + 1, to);
    } else {
      copyTo(Math.max(copied, before + 1));
      copied = end;
    }
  }

  static int skipSpace(byte[] text, int from, int to) {
    int at = from;
    while (at < to && isSpace(text[at])) {
      at++;
    }
    return at;
  }

  private static int skipSpaceBack(byte[] text, int from) {
    int at = from;
    while (at > 0 && isSpace(text[at - 1])) {
      at--;
    }
    return at;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
