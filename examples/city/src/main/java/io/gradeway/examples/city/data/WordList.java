package io.gradeway.examples.city.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rows of the word lists that lie beside this class; lines that begin with {@code #} explain. */
final class WordList {
  private WordList() {}

  static List<String[]> rows(String resource, String separator, int columns) {
    List<String[]> rows = new ArrayList<>();
    for (String line : text(resource).split("\n")) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] row = line.split(separator, -1);
      if (row.length != columns) {
        throw new IllegalStateException(
            resource + ": " + row.length + " columns where " + columns + " are expected: " + line);
      }
      rows.add(row);
    }
    return List.copyOf(rows);
  }

  private static String text(String resource) {
    try (InputStream in = WordList.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource " + resource + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
