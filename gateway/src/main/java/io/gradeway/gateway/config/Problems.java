package io.gradeway.gateway.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Collects what is wrong, so that all of it can be told at once. Not thread-safe. */
final class Problems {
  private static final int SHOWN_MAX = 60;

  private final List<Problem> list = new ArrayList<>();

  void add(Problem problem) {
    if (!list.contains(problem)) {
      list.add(problem);
    }
  }

  int count() {
    return list.size();
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  /** What was found so far, file by file in the order they were read, each by line. */
  List<Problem> list() {
    List<Path> files = list.stream().map(Problem::file).distinct().toList();
    return list.stream()
        .sorted(
            Comparator.comparingInt((Problem p) -> files.indexOf(p.file()))
                .thenComparingInt(Problem::line))
        .toList();
  }

  /**
   * A value as a problem may show it: quoted, on one line, cut, without control characters; key
   * material and the credentials of a URL are left out.
   */
  static String shown(String value) {
    if (value.contains("-----BEGIN") || value.contains("PRIVATE KEY")) {
      return "key material";
    }
    if (value.contains("://") && value.contains("@")) {
      return "a URL with credentials";
    }
    StringBuilder shown = new StringBuilder("\"");
    int end = Math.min(value.length(), SHOWN_MAX);
    for (int i = 0; i < end; i++) {
      char c = value.charAt(i);
      boolean odd = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
      if (odd || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.append(end < value.length() ? "…\"" : "\"").toString();
  }

  /** A key as a path may show it. */
  static String plain(String key) {
    String quoted = shown(key);
    return quoted.startsWith("\"") ? quoted.substring(1, quoted.length() - 1) : quoted;
  }

  /** "Did you mean" with the nearest known word, if any is near, and then all known words. */
  static String suggestion(String word, Collection<String> known) {
    int near = Math.max(2, word.length() / 3);
    String meant =
        known.stream()
            .filter(candidate -> distance(word, candidate) <= near)
            .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
            .map(candidate -> "did you mean " + candidate + "? ")
            .orElse("");
    List<String> sorted = known.stream().sorted().toList();
    String rest = sorted.size() <= 24 ? String.join(", ", sorted) : sorted.size() + " others";
    return meant + (sorted.isEmpty() ? "none is known" : "known: " + rest);
  }

  /** Levenshtein distance, letters compared without case. */
  static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[b.length()];
  }
}
