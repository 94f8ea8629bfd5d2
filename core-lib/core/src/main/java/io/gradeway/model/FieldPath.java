package io.gradeway.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a field lies in a body: member names joined by dots, {@code []} for the elements of an
 * array. {@code *} stands for any one member name and {@code **} for any number of steps.
 *
 * <pre>{@code
 * data.records[].applicant.name      data.*.phone      **.idNumber      [].name
 * }</pre>
 *
 * A member name that holds a dot, bracket, star, quote or backslash is written in double quotes
 * with {@code \"} and {@code \\}: {@code "a.b".c}.
 *
 * @param steps member names, {@link #ELEMENT}, {@link #ANY} or {@link #DEEP}; the empty path is the
 *     body itself
 */
public record FieldPath(List<Step> steps) {
  /** One step of a path. */
  public record Step(Kind kind, String name) {}

  /** What a step matches. */
  public enum Kind {
    MEMBER,
    ELEMENT,
    ANY,
    DEEP
  }

  public static final Step ELEMENT = new Step(Kind.ELEMENT, "[]");
  public static final Step ANY = new Step(Kind.ANY, "*");
  public static final Step DEEP = new Step(Kind.DEEP, "**");

  public FieldPath {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException with the position of what is wrong
   */
  public static FieldPath parse(String text) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    boolean needDot = false;
    while (at < text.length()) {
      if (text.startsWith("[]", at)) {
        steps.add(ELEMENT);
        at += 2;
        needDot = true;
        continue;
      }
      if (needDot) {
        if (text.charAt(at) != '.') {
          throw broken(text, at, "expected '.' or '[]'");
        }
        at++;
      }
      int end = stepEnd(text, at);
      String name = text.substring(at, end);
      if (name.isEmpty()) {
        throw broken(text, at, "expected a member name");
      }
      if (name.equals("*")) {
        steps.add(ANY);
      } else if (name.equals("**")) {
        steps.add(DEEP);
      } else {
        steps.add(new Step(Kind.MEMBER, name.startsWith("\"") ? unquote(name) : name));
      }
      at = end;
      needDot = true;
    }
    if (text.endsWith(".")) {
      throw broken(text, text.length(), "expected a member name");
    }
    return new FieldPath(steps);
  }

  private static int stepEnd(String text, int from) {
    if (from < text.length() && text.charAt(from) == '"') {
      for (int i = from + 1; i < text.length(); i++) {
        if (text.charAt(i) == '\\') {
          i++;
        } else if (text.charAt(i) == '"') {
          return i + 1;
        }
      }
      throw broken(text, from, "the quote is not closed");
    }
    int end = from;
    while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
      char c = text.charAt(end);
      if (c == ']' || c == '"' || c == '\\') {
        throw broken(text, end, "write this member name in double quotes");
      }
      end++;
    }
    return end;
  }

  private static String unquote(String quoted) {
    StringBuilder plain = new StringBuilder();
    for (int i = 1; i < quoted.length() - 1; i++) {
      char c = quoted.charAt(i);
      plain.append(c == '\\' ? quoted.charAt(++i) : c);
    }
    return plain.toString();
  }

  private static IllegalArgumentException broken(String text, int at, String why) {
    return new IllegalArgumentException(
        "field path \"" + text + "\" is broken at position " + at + ": " + why);
  }

  /** Whether the path holds a wildcard. */
  public boolean isPattern() {
    return steps.contains(ANY) || steps.contains(DEEP);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      if (step.kind() == Kind.ELEMENT) {
        text.append("[]");
        continue;
      }
      if (!text.isEmpty()) {
        text.append('.');
      }
      text.append(step.kind() == Kind.MEMBER ? quoteIfNeeded(step.name()) : step.name());
    }
    return text.toString();
  }

  private static String quoteIfNeeded(String name) {
    boolean plain = !name.isEmpty() && !name.equals("*") && !name.equals("**");
    for (int i = 0; plain && i < name.length(); i++) {
      plain = ".[]\"\\".indexOf(name.charAt(i)) < 0;
    }
    return plain ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
