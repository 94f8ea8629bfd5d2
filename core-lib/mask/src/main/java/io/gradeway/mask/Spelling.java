package io.gradeway.mask;

import java.util.Collection;

/** Finds what a misspelled name may have meant. */
final class Spelling {
  private static final int DISTANCE_MAX = 3;

  private Spelling() {}

  /** {@code " Did you mean …?"}, or nothing when no known name is close. */
  static String suggestion(String wrong, Collection<String> known) {
    String best = null;
    int bestDistance = DISTANCE_MAX + 1;
    String folded = wrong.length() > 64 ? "" : wrong.toLowerCase(java.util.Locale.ROOT);
    folded = folded.replace('_', '-');
    for (String name : known) {
      int distance = distance(folded, name);
      if (distance < bestDistance && distance < name.length()) {
        best = name;
        bestDistance = distance;
      }
    }
    return best == null ? "" : " Did you mean \"" + best + "\"?";
  }

  /** Levenshtein distance: insertions, deletions and replacements. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
