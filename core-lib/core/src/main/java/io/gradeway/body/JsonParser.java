package io.gradeway.body;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * RFC 8259 as a machine that can stop behind any byte and go on later, without recursion. It reads
 * the window from {@link #position} on and tells {@link Releases} where things may leave.
 */
final class JsonParser {
  /** Hears of the places up to which the window is complete. */
  interface Releases {
    /** What is outside of the outermost array is complete up to {@code end}. */
    void envelope(int end);

    /** An element of the outermost array or a line is complete. */
    void record(int end);
  }

  private enum State {
    VALUE,
    ELEMENT_OR_END,
    NAME,
    NAME_OR_END,
    COLON,
    COMMA_OR_END,
    /** Behind the JSON text. */
    AFTER,
    IN_STRING,
    IN_NAME,
    IN_NUMBER,
    IN_LITERAL,
    /** Behind the CR that ends a line. */
    LINE_FEED
  }

  private static final int NONE = -1;
  private static final int FIRST_CAPACITY = 16;
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final boolean lines;
  private final BodyLimits limits;
  private final RecordEditor editor;
  private final BodyPaths paths;
  private final JsonRecord record;
  private final MemberNames names;
  private final Releases releases;
  private final JsonNumber number = new JsonNumber();

  private byte[] window = new byte[0];
  private int position;
  private int end;

  /** Position of the window in the body. */
  private long offset;

  private State state = State.VALUE;
  private int tokenStart;
  private boolean escaped;

  /** Whether the window ends inside of a character or an escape. */
  private boolean cut;

  private int lineStart;
  private byte[] literal = NULL;
  private final Bytes plainName = new Bytes();

  // The open arrays and objects.
  private int depth;
  private boolean[] isObject = new boolean[FIRST_CAPACITY];
  private int[] path = new int[FIRST_CAPACITY];
  private int[] child = new int[FIRST_CAPACITY]; // path of the elements or of the last member
  private long[] object = new long[FIRST_CAPACITY];
  private int[] openKey = new int[FIRST_CAPACITY]; // listed key of the last member
  private long objects;
  private int memberStart = JsonRecord.NO_MEMBER;

  /** Depth inside of the outermost array; NONE outside of it. */
  private int recordDepth = NONE;

  JsonParser(
      boolean lines,
      BodyLimits limits,
      RecordEditor editor,
      BodyPaths paths,
      JsonRecord record,
      MemberNames names,
      Releases releases) {
    this.lines = lines;
    this.limits = limits;
    this.editor = editor;
    this.paths = paths;
    this.record = record;
    this.names = names;
    this.releases = releases;
  }

  /** Says that the first bytes of the window are gone. */
  void shift(int bytes) {
    offset += bytes;
    position -= bytes;
    tokenStart -= bytes;
    memberStart -= bytes;
    lineStart -= bytes;
    end -= bytes;
  }

  long offset() {
    return offset;
  }

  /** Reads the window up to {@code to}. */
  void parse(byte[] bytes, int to) {
    window = bytes;
    end = to;
    cut = false;
    while (position < end && !cut) {
      switch (state) {
        case IN_STRING -> string();
        case IN_NAME -> name();
        case IN_NUMBER -> number();
        case IN_LITERAL -> literal();
        case LINE_FEED -> lineFeed();
        default -> {
          int next = skipSpace();
          if (next != NONE) {
            token(next);
          }
        }
      }
    }
  }

  private void token(int next) {
    switch (state) {
      case VALUE -> value(next);
      case ELEMENT_OR_END -> {
        if (next == ']') {
          close();
        } else {
          value(next);
        }
      }
      case NAME -> nameStart(next);
      case NAME_OR_END -> {
        if (next == '}') {
          close();
        } else {
          nameStart(next);
        }
      }
      case COLON -> {
        if (next != ':') {
          throw malformed("expected a colon", position);
        }
        position++;
        state = State.VALUE;
      }
      case COMMA_OR_END -> commaOrEnd(next);
      default -> after(next);
    }
  }

  /** Says that the body is complete. */
  void end() {
    if (state == State.IN_NUMBER) {
      endNumber(end);
    }
    if (lines) {
      if (end == lineStart) {
        return;
      }
      if (state == State.AFTER) {
        releases.record(position);
        return;
      }
    } else if (state == State.AFTER) {
      releases.envelope(position);
      return;
    }
    throw malformed("the body ends too early", end);
  }

  private int skipSpace() {
    int at = position;
    while (at < end) {
      byte b = window[at];
      if (b > ' ' || b < 0) {
        position = at;
        return b & 0xFF;
      }
      if (b != ' ' && b != '\t' && (lines || (b != '\n' && b != '\r'))) {
        position = at;
        return b & 0xFF; // no token starts so; for lines it may end one
      }
      at++;
    }
    position = at;
    return NONE;
  }

  private void value(int first) {
    tokenStart = position;
    switch (first) {
      case '"' -> {
        position++;
        escaped = false;
        state = State.IN_STRING;
        string();
      }
      case '{' -> open(true);
      case '[' -> open(false);
      case 't' -> literal(TRUE);
      case 'f' -> literal(FALSE);
      case 'n' -> literal(NULL);
      default -> {
        if (first != '-' && (first < '0' || first > '9')) {
          throw malformed("expected a value", position);
        }
        number.start();
        state = State.IN_NUMBER;
        number();
      }
    }
  }

  private void open(boolean opensObject) {
    if (depth == limits.depthMax()) {
      throw limit("nesting is deeper than " + limits.depthMax(), position);
    }
    if (depth == path.length) {
      isObject = Arrays.copyOf(isObject, depth * 2);
      path = Arrays.copyOf(path, depth * 2);
      child = Arrays.copyOf(child, depth * 2);
      object = Arrays.copyOf(object, depth * 2);
      openKey = Arrays.copyOf(openKey, depth * 2);
    }
    int opened = depth == 0 ? PathTable.ROOT : child[depth - 1];
    path[depth] = opened;
    isObject[depth] = opensObject;
    openKey[depth] = NONE;
    child[depth] = opensObject ? NONE : paths.element(opened);
    object[depth] = opensObject ? ++objects : 0;
    depth++;
    position++;
    state = opensObject ? State.NAME_OR_END : State.ELEMENT_OR_END;
    if (!opensObject && !lines && recordDepth == NONE) {
      recordDepth = depth;
      paths.keep();
      Arrays.fill(openKey, 0, depth, NONE);
      releases.envelope(position);
    }
  }

  private void close() {
    position++;
    if (depth == recordDepth) {
      recordDepth = NONE;
    }
    depth--;
    endValue(position);
  }

  private void commaOrEnd(int next) {
    boolean inObject = isObject[depth - 1];
    if (next == ',') {
      position++;
      state = inObject ? State.NAME : State.VALUE;
    } else if (next == (inObject ? '}' : ']')) {
      close();
    } else {
      throw malformed(
          "expected a comma or the end of " + (inObject ? "an object" : "an array"), position);
    }
  }

  private void after(int next) {
    if (lines && next == '\n') {
      lineFeed();
    } else if (lines && next == '\r') {
      position++;
      state = State.LINE_FEED;
    } else {
      throw malformed("expected nothing more" + (lines ? " on this line" : ""), position);
    }
  }

  private void lineFeed() {
    if (window[position] != '\n') {
      throw malformed("expected a line feed", position);
    }
    position++;
    state = State.VALUE;
    lineStart = position;
    releases.record(position);
  }

  private void string() {
    if (closeString()) {
      leaf(BodyRecord.Kind.STRING, position);
    }
  }

  /** Reads on to the quote that ends the string; false when it is not there yet. */
  private boolean closeString() {
    int at = position;
    while (true) {
      at = JsonText.skipPlain(window, at, end);
      if (at == end) {
        position = at;
        return false;
      }
      int length;
      byte b = window[at];
      if (b < 0) {
        length = JsonText.measureCharacter(window, at, end);
        if (length < JsonText.CUT) {
          throw malformed("not UTF-8", at - 1 - length);
        }
      } else if (b == '"') {
        position = at + 1;
        return true;
      } else if (b == '\\') {
        escaped = true;
        length = JsonText.measureEscape(window, at, end);
        if (length < JsonText.CUT) {
          throw malformed("not an escape of a character", at - 1 - length);
        }
      } else {
        throw malformed("control character in a string", at);
      }
      if (length == JsonText.CUT) {
        position = at;
        cut = true;
        return false;
      }
      at += length;
    }
  }

  private void nameStart(int first) {
    if (first != '"') {
      throw malformed("expected a member name", position);
    }
    tokenStart = position++;
    escaped = false;
    int top = depth - 1;
    int guess = paths.guess(path[top], child[top], window, position, end);
    if (guess != PathStore.NONE) {
      int from = position;
      position += paths.nameLength(guess) + 1;
      member(guess, window, from, position - 1);
    } else {
      state = State.IN_NAME;
      name();
    }
  }

  private void name() {
    if (!closeString()) {
      return;
    }
    byte[] text = window;
    int from = tokenStart + 1;
    int to = position - 1;
    if (escaped) {
      plainName.length = 0;
      JsonText.unescape(window, from, to, plainName);
      text = plainName.array;
      from = 0;
      to = plainName.length;
    }
    int top = depth - 1;
    int member = paths.member(path[top], text, from, to);
    paths.learn(path[top], child[top], member);
    member(member, text, from, to);
  }

  private void member(int member, byte[] text, int from, int to) {
    int top = depth - 1;
    if (!paths.meet(member, object[top])) {
      throw malformed("an object has two members of this name", tokenStart);
    }
    boolean inEnvelope = recordDepth == NONE && !lines;
    if (inEnvelope && paths.tooManyOwn(limits.valuesMax())) {
      throw limit(
          "more than " + limits.valuesMax() + " members outside of the outermost array",
          tokenStart);
    }
    child[top] = member;
    memberStart = tokenStart;
    openKey[top] = NONE;
    boolean given = inEnvelope && names.isGiven(path[top], text, from, to);
    if (given || paths.isListed(member, editor)) {
      checkValues();
      openKey[top] = record.addKey(tokenStart, position, member, escaped);
    }
    if (given) {
      record.mustChange();
    }
    state = State.COLON;
  }

  private void number() {
    int stop = tokenStart + Math.min(end - tokenStart, limits.numberMax());
    int at = number.read(window, position, stop);
    position = at;
    if (at == end) {
      return;
    }
    if (at == stop && JsonNumber.mayContinueWith(window[at])) {
      throw limit("a number is longer than " + limits.numberMax(), at);
    }
    endNumber(at);
  }

  private void endNumber(int at) {
    if (!number.isComplete()) {
      throw malformed("a number lacks a digit", at);
    }
    leaf(BodyRecord.Kind.NUMBER, at);
  }

  private void literal(byte[] expected) {
    literal = expected;
    state = State.IN_LITERAL;
    literal();
  }

  private void literal() {
    int at = position;
    int stop = tokenStart + literal.length;
    while (at < end && at < stop) {
      if (window[at] != literal[at - tokenStart]) {
        throw malformed("expected a value", at);
      }
      at++;
    }
    position = at;
    if (at == stop) {
      leaf(literal == NULL ? BodyRecord.Kind.NULL : BodyRecord.Kind.BOOLEAN, at);
    }
  }

  private void leaf(BodyRecord.Kind kind, int valueEnd) {
    checkValues();
    int top = depth - 1;
    if (depth == 0) {
      record.add(kind, tokenStart, valueEnd, PathTable.ROOT, JsonRecord.NO_MEMBER);
    } else {
      int member = isObject[top] ? memberStart : JsonRecord.NO_MEMBER;
      record.add(kind, tokenStart, valueEnd, child[top], member);
    }
    if (escaped && kind == BodyRecord.Kind.STRING) {
      record.unescapeLast();
    }
    endValue(valueEnd);
  }

  private void checkValues() {
    if (record.size() == limits.valuesMax()) {
      throw limit("a record has more than " + limits.valuesMax() + " values", tokenStart);
    }
  }

  private void endValue(int valueEnd) {
    if (depth == 0) {
      state = State.AFTER;
      return;
    }
    state = State.COMMA_OR_END;
    int key = openKey[depth - 1];
    if (key != NONE) {
      record.endMember(key, valueEnd);
    }
    if (depth == recordDepth) {
      releases.record(valueEnd);
    }
  }

  private BodyException malformed(String what, int at) {
    return new BodyException(BodyException.Kind.MALFORMED, what, offset + at);
  }

  private BodyException limit(String what, int at) {
    return new BodyException(BodyException.Kind.LIMIT, what, offset + at);
  }
}
