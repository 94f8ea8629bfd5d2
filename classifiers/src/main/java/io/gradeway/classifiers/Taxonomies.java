package io.gradeway.classifiers;

import io.gradeway.taxonomy.Taxonomy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The standards that come with this module, as data under {@code taxonomies/}. */
public final class Taxonomies {
  private static final String FOLDER = "/taxonomies/";

  private Taxonomies() {}

  /** Ids of all standards, in order. */
  public static List<String> ids() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(resource(FOLDER + "index.txt"), StandardCharsets.UTF_8))) {
      return reader.lines().map(String::strip).filter(line -> !line.isEmpty()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Loads a standard with its switches at their defaults.
   *
   * @throws IllegalArgumentException when the id is not known, listing the known ones
   */
  public static Taxonomy load(String id) {
    return load(id, Map.of());
  }

  /**
   * Loads a standard.
   *
   * @param switches choices where standards disagree, for example {@code idNumberSensitive} =
   *     {@code NEW}; others stay at their defaults
   * @throws IllegalArgumentException when the id, a switch or a choice is not known, listing the
   *     known ones
   */
  public static Taxonomy load(String id, Map<String, String> switches) {
    List<String> known = ids();
    if (!known.contains(id)) {
      throw new IllegalArgumentException(
          "taxonomy \""
              + id
              + "\" is not known. "
              + suggestion(id, known)
              + "Known: "
              + String.join(", ", known));
    }
    try (InputStream yaml = resource(FOLDER + id + "/taxonomy.yaml")) {
      return TaxonomyFile.read(yaml).build(switches);
    } catch (IOException e) {
      throw new UncheckedIOException("taxonomy " + id + " cannot be read", e);
    }
  }

  private static InputStream resource(String path) {
    InputStream stream = Taxonomies.class.getResourceAsStream(path);
    if (stream == null) {
      throw new IllegalStateException("resource " + path + " is missing from the jar");
    }
    return stream;
  }

  private static String suggestion(String wanted, List<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(id -> distance(wanted, id)))
        .filter(id -> distance(wanted, id) <= Math.max(2, id.length() / 2))
        .map(id -> "Did you mean \"" + id + "\"? ")
        .orElse("");
  }

  /** Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int value = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + cost);
        diagonal = row[j];
        row[j] = value;
      }
    }
    return row[b.length()];
  }
}
