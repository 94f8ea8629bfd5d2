package io.gradeway.classifiers.names;

import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorPack;
import io.gradeway.classification.NameEntry;
import io.gradeway.classification.ValueTest;
import io.gradeway.model.CategoryId;
import io.gradeway.model.Confidence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Field names in Chinese, pinyin and English, and the looks of values that have no identifier. */
public final class FieldNames implements DetectorPack {
  private static final String FILE = "/names/fields.csv";
  private static final String NOT_PERSONAL = "-";

  @Override
  public List<Detector> detectors() {
    return List.of();
  }

  @Override
  public List<NameEntry> names() {
    List<NameEntry> entries = new ArrayList<>();
    try (InputStream file = FieldNames.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("resource " + FILE + " is missing from the jar");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          read(line, number, entries);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("field names cannot be read", e);
    }
    return entries;
  }

  private static void read(String line, int number, List<NameEntry> entries) {
    String[] parts = line.split(",", 3);
    if (parts.length != 3) {
      throw new IllegalStateException(
          FILE + " line " + number + ": expected category,confidence,phrases");
    }
    Optional<CategoryId> category =
        parts[0].equals(NOT_PERSONAL) ? Optional.empty() : Optional.of(CategoryId.of(parts[0]));
    Confidence confidence = Confidence.of(Integer.parseInt(parts[1]));
    for (String phrase : parts[2].split("\\|")) {
      entries.add(new NameEntry(phrase, category, confidence));
    }
  }

  @Override
  public List<ValueTest> valueTests() {
    return ValueLooks.all();
  }
}
