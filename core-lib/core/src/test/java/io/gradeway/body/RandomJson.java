package io.gradeway.body;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Writes well-formed bodies at random: nested, with escapes, rare characters, odd numbers and space
 * anywhere. Strings and many names hold a mark of their own, {@code c17e}, by which they can be
 * told in an output.
 */
final class RandomJson {
  private static final String[] NAMES = {
    "a", "b", "k1", "k2", "*", "*~2", "k*", "redacted", "redacted~2", "", "k\"q", "k\\", "键", "k键😀"
  };
  private static final String[] NUMBERS = {
    "0", "-0", "1", "-1.5e+10", "0.10", "13800138000", "1E-7", "123456789012345678901234567890"
  };
  private static final String[] PIECES = {
    "x",
    "张三",
    "😀",
    "\u2028",
    "\u007f",
    ",",
    "}",
    "]",
    "[",
    "{",
    ":",
    "~2",
    "é",
    "*",
    "\\\"",
    "\\\\",
    "\\/",
    "\\b",
    "\\f",
    "\\n",
    "\\r",
    "\\t",
    "\\u0000",
    "\\u5f20",
    "\\ud83d\\uDE00"
  };
  private static final int DEPTH_MAX = 7;

  private final SplittableRandom random;
  private final StringBuilder out = new StringBuilder();
  private boolean lines;
  private int marks;
  private int budget;

  RandomJson(long seed) {
    random = new SplittableRandom(seed);
  }

  /** One JSON text. */
  String json() {
    lines = false;
    out.setLength(0);
    budget = 1 << random.nextInt(1, 7);
    space();
    value(0);
    space();
    return out.toString();
  }

  /** Lines of JSON, with either kind of line end, the last one perhaps without. */
  String ndjson() {
    lines = true;
    out.setLength(0);
    int count = random.nextInt(6);
    for (int line = 0; line < count; line++) {
      budget = 1 << random.nextInt(5);
      space();
      value(0);
      space();
      if (line < count - 1 || random.nextBoolean()) {
        out.append(random.nextBoolean() ? "\n" : "\r\n");
      }
    }
    return out.toString();
  }

  /** Places to cut a body at, sorted; many of them now and then. */
  int[] cuts(int length) {
    return random.ints(random.nextInt(random.nextInt(1, 40)), 0, length + 1).sorted().toArray();
  }

  private void space() {
    while (random.nextInt(5) == 0) {
      out.append(" \t\n\r".charAt(random.nextInt(lines ? 2 : 4)));
    }
  }

  private void value(int depth) {
    budget--;
    int kind = random.nextInt(budget > 0 && depth < DEPTH_MAX ? 9 : 5);
    switch (kind) {
      case 0 -> out.append(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 1 -> out.append(random.nextBoolean());
      case 2 -> out.append("null");
      case 3, 4 -> string();
      case 5, 6 -> array(depth);
      default -> object(depth);
    }
  }

  private void string() {
    out.append('"');
    pieces();
    out.append('c').append(marks++).append('e');
    pieces();
    if (random.nextInt(500) == 0) {
      out.append("long".repeat(5_000)); // longer than a slice
    }
    out.append('"');
  }

  private void pieces() {
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      out.append(PIECES[random.nextInt(PIECES.length)]);
    }
  }

  private void array(int depth) {
    out.append('[');
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : ",");
      space();
      value(depth + 1);
      space();
    }
    space();
    out.append(']');
  }

  private void object(int depth) {
    out.append('{');
    Set<String> names = new HashSet<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      String name =
          random.nextInt(4) == 0 ? "kc" + marks++ + "e" : NAMES[random.nextInt(NAMES.length)];
      if (names.add(name)) {
        out.append(names.size() == 1 ? "" : ",");
        space();
        name(name);
        space();
        out.append(':');
        space();
        value(depth + 1);
        space();
      }
    }
    space();
    out.append('}');
  }

  private void name(String name) {
    out.append('"');
    boolean mark = name.startsWith("kc");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (!mark && random.nextInt(6) == 0) {
        out.append(String.format("\\u%04x", (int) c));
        if (Character.isHighSurrogate(c)) {
          out.append(String.format("\\u%04X", (int) name.charAt(++i)));
        }
      } else {
        out.append(c);
        if (Character.isHighSurrogate(c)) {
          out.append(name.charAt(++i));
        }
      }
    }
    out.append('"');
  }
}
