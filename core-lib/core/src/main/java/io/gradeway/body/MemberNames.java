package io.gradeway.body;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the member names of an object distinct when some are replaced: a replacement that is the
 * name of another member, before or after replacing, gets {@code ~2} behind it, the next one {@code
 * ~3}, and so on.
 *
 * <p>Inside of a record the names are collected from its text, and only when a name is replaced. An
 * object of the envelope may stay open while records leave, so its replacements are kept; as no
 * array is around it, its path stands for it and tells which names were met.
 */
final class MemberNames {
  private static final byte[] REDACTED = "redacted".getBytes(StandardCharsets.US_ASCII);
  private static final Integer FIRST_SUFFIX = 2;

  private final JsonRecord record;
  private final BodyPaths paths;
  private final Bytes name = new Bytes();
  // Names taken, each with the suffix to be tried next: of an envelope's object by its path, and
  // of a record's object by each of its listed keys.
  private final Map<Integer, Map<ByteBuffer, Integer>> ofEnvelope = new HashMap<>();
  private final Map<Integer, Map<ByteBuffer, Integer>> ofKey = new HashMap<>();
  private byte[] text = new byte[0];
  private int from;
  private int to;
  private boolean envelope;

  MemberNames(JsonRecord record, BodyPaths paths) {
    this.record = record;
    this.paths = paths;
  }

  void begin(byte[] recordText, int recordFrom, int recordTo, boolean isEnvelope) {
    text = recordText;
    from = recordFrom;
    to = recordTo;
    envelope = isEnvelope;
    ofKey.clear();
  }

  /** Whether the name was given to another member of this object of the envelope. */
  boolean isGiven(int object, byte[] bytes, int start, int end) {
    if (ofEnvelope.isEmpty()) {
      return false;
    }
    Map<ByteBuffer, Integer> taken = ofEnvelope.get(object);
    return taken != null && taken.containsKey(ByteBuffer.wrap(bytes, start, end - start));
  }

  /** The name found by {@link #rename}. */
  Bytes name() {
    return name;
  }

  /** Whether a listed key is to be written with another name than its own. */
  boolean rename(int key, byte edit) {
    ByteBuffer own =
        ByteBuffer.wrap(
            record.text(key), record.textStart(key), record.textEnd(key) - record.textStart(key));
    ByteBuffer wanted = own;
    if (record.isRedacted()) {
      wanted = ByteBuffer.wrap(REDACTED);
    } else if (edit == JsonRecord.STRING) {
      int start = record.editStart(key);
      wanted = ByteBuffer.wrap(record.editText(), start, record.editEnd(key) - start);
    }
    int object = paths.parent(record.path(key));
    if (wanted.equals(own)
        && !(envelope && isGiven(object, own.array(), own.position(), own.limit()))) {
      return false;
    }
    Map<ByteBuffer, Integer> taken = taken(key, object);
    name.length = 0;
    name.append(wanted.array(), wanted.position(), wanted.limit());
    if (isTaken(taken, object)) {
      distinguish(taken, object);
    }
    taken.putIfAbsent(copyOfName(), FIRST_SUFFIX);
    return true;
  }

  private Map<ByteBuffer, Integer> taken(int key, int object) {
    if (envelope) {
      return ofEnvelope.computeIfAbsent(object, path -> new HashMap<>());
    }
    if (ofKey.isEmpty()) {
      collect();
    }
    Map<ByteBuffer, Integer> taken = ofKey.get(key);
    if (taken == null) {
      throw new IllegalStateException("key " + key + " is not where it was read");
    }
    return taken;
  }

  private boolean isTaken(Map<ByteBuffer, Integer> taken, int object) {
    if (taken.containsKey(ByteBuffer.wrap(name.array, 0, name.length))) {
      return true;
    }
    if (!envelope) {
      return false;
    }
    int member = paths.find(object, name.array, 0, name.length);
    return member != PathStore.NONE && paths.isMet(member);
  }

  private void distinguish(Map<ByteBuffer, Integer> taken, int object) {
    ByteBuffer base = copyOfName();
    int suffix = taken.getOrDefault(base, FIRST_SUFFIX);
    do {
      name.length = base.limit();
      name.append(("~" + suffix).getBytes(StandardCharsets.US_ASCII));
      suffix++;
    } while (isTaken(taken, object));
    taken.put(base, suffix);
  }

  private ByteBuffer copyOfName() {
    return ByteBuffer.wrap(Arrays.copyOf(name.array, name.length));
  }

  /** Collects the names of all objects of the record; its text is known to be well-formed. */
  private void collect() {
    Deque<Map<ByteBuffer, Integer>> open = new ArrayDeque<>();
    int key = nextKey(0);
    int at = from;
    while (at < to) {
      switch (text[at]) {
        case '{' -> open.push(new HashMap<>());
        case '}' -> open.pop();
        case '"' -> {
          int start = at;
          at = lastQuote(start);
          int behind = JsonRenderer.skipSpace(text, at + 1, to);
          if (behind < to && text[behind] == ':') {
            Bytes plain = new Bytes();
            JsonText.unescape(text, start + 1, at, plain);
            open.element().put(ByteBuffer.wrap(plain.array, 0, plain.length), FIRST_SUFFIX);
            if (key < record.size() && record.start(key) == start) {
              ofKey.put(key, open.element());
              key = nextKey(key + 1);
            }
          }
        }
        default -> {
          // Nothing else tells about names.
        }
      }
      at++;
    }
  }

  private int nextKey(int value) {
    int key = value;
    while (key < record.size() && !record.isKey(key)) {
      key++;
    }
    return key;
  }

  private int lastQuote(int first) {
    int at = first + 1;
    while (text[at] != '"') {
      at += text[at] == '\\' ? 2 : 1;
    }
    return at;
  }
}
