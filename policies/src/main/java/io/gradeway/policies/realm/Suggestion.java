package io.gradeway.policies.realm;

import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** "Did you mean". */
final class Suggestion {
  private static final int KNOWN_LISTED_MAX = 12;

  private Suggestion() {}

  /** The end of a sentence that complains about an unknown word. */
  static String of(String word, Collection<String> known) {
    @Nullable String best = null;
    int least = Math.max(1, word.length() / 3) + 1;
    for (String candidate : new TreeSet<>(known)) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    String list = String.join(", ", new TreeSet<>(known).stream().limit(KNOWN_LISTED_MAX).toList());
    return (best == null ? "" : "; did you mean \"" + best + "\"?")
        + (known.isEmpty() ? "; none is known" : "; known: " + list);
  }

  /** Edits (insert, delete, replace) between two words: Levenshtein, one row at a time. */
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
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
