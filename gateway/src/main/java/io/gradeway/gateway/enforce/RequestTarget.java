package io.gradeway.gateway.enforce;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The one canonical reading of a request target: it routes, decides and is forwarded. Targets with
 * two readings are refused (RFC 3986 §6, and the usual tricks: encoded slashes, dot segments, empty
 * segments, matrix parameters, repeated names).
 *
 * @param path canonical path: decoded segments, percent-encoded again
 * @param query decoded parameters by name
 */
record RequestTarget(String path, SortedMap<String, String> query) {
  /** What a path segment may hold besides unreserved characters (RFC 3986 section 3.3). */
  private static final String SEGMENT_PLAIN = "!$&'()+,=:@";

  private static final int LENGTH_MAX = 8 * 1024;
  private static final int PARAMETERS_MAX = 64;

  /**
   * Reads a target in origin form.
   *
   * @throws Refusal 400 when it is malformed or ambiguous
   */
  static RequestTarget parse(String target) {
    if (target.length() > LENGTH_MAX || !target.startsWith("/")) {
      throw ambiguous();
    }
    int mark = target.indexOf('?');
    String rawPath = mark < 0 ? target : target.substring(0, mark);
    String rawQuery = mark < 0 ? "" : target.substring(mark + 1);
    return new RequestTarget(canonicalPath(rawPath), parseQuery(rawQuery));
  }

  private static String canonicalPath(String raw) {
    StringBuilder path = new StringBuilder(raw.length());
    int at = 1;
    while (at <= raw.length()) {
      int slash = raw.indexOf('/', at);
      int end = slash < 0 ? raw.length() : slash;
      String segment = decode(raw.substring(at, end), false);
      boolean last = slash < 0;
      if (segment.equals(".")
          || segment.equals("..")
          || (segment.isEmpty() && !(last && raw.length() == 1))
          || hasUnsafe(segment, "/\\;")) {
        throw ambiguous();
      }
      path.append('/').append(encode(segment, SEGMENT_PLAIN));
      if (last) {
        break;
      }
      at = slash + 1;
    }
    return path.toString();
  }

  private static SortedMap<String, String> parseQuery(String raw) {
    SortedMap<String, String> query = new TreeMap<>();
    if (raw.isEmpty()) {
      return query;
    }
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
      if (name.isEmpty()
          || hasUnsafe(name, ";")
          || hasUnsafe(value, "")
          || query.putIfAbsent(name, value) != null
          || query.size() > PARAMETERS_MAX) {
        throw ambiguous();
      }
    }
    return query;
  }

  private static boolean hasUnsafe(String text, String unsafe) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == 0x7F || unsafe.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String decode(String raw, boolean plusIsSpace) {
    ByteBuffer bytes = ByteBuffer.allocate(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        boolean whole = i + 2 < raw.length();
        int high = whole ? Character.digit(raw.charAt(i + 1), 16) : -1;
        int low = whole ? Character.digit(raw.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw ambiguous();
        }
        bytes.put((byte) (high << 4 | low));
        i += 2;
      } else if (c == '+' && plusIsSpace) {
        bytes.put((byte) ' ');
      } else if (c > 0x20 && c < 0x7F) {
        bytes.put((byte) c);
      } else {
        throw ambiguous();
      }
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      // What still holds an escape after decoding would mean something else to who decodes again.
      if (hasEscape(text)) {
        throw ambiguous();
      }
      return text;
    } catch (CharacterCodingException e) {
      throw ambiguous();
    }
  }

  private static boolean hasEscape(String text) {
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      if (i + 2 < text.length()
          && Character.digit(text.charAt(i + 1), 16) >= 0
          && Character.digit(text.charAt(i + 2), 16) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String encode(String text, String alsoPlain) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          (b >= 'a' && b <= 'z')
              || (b >= 'A' && b <= 'Z')
              || (b >= '0' && b <= '9')
              || b == '-'
              || b == '.'
              || b == '_'
              || b == '~'
              || alsoPlain.indexOf((char) b) >= 0;
      if (plain) {
        encoded.append((char) b);
      } else {
        encoded
            .append('%')
            .append(Character.toUpperCase(Character.forDigit((b >> 4) & 0xF, 16)))
            .append(Character.toUpperCase(Character.forDigit(b & 0xF, 16)));
      }
    }
    return encoded.toString();
  }

  /** The target in canonical form, with the given prefix taken off the path. */
  String toOriginForm(String stripPrefix) {
    String forwarded = path.startsWith(stripPrefix) ? path.substring(stripPrefix.length()) : path;
    String target = forwarded.isEmpty() ? "/" : forwarded;
    List<String> pairs = new ArrayList<>();
    for (Map.Entry<String, String> parameter : query.entrySet()) {
      pairs.add(encode(parameter.getKey(), "") + "=" + encode(parameter.getValue(), ""));
    }
    return pairs.isEmpty() ? target : target + "?" + String.join("&", pairs);
  }

  private static Refusal ambiguous() {
    return new Refusal(400, Reasons.AMBIGUOUS_TARGET);
  }
}
