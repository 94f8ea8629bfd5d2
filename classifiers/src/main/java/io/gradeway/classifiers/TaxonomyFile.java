package io.gradeway.classifiers;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gradeway.model.CategoryId;
import io.gradeway.model.Level;
import io.gradeway.taxonomy.Aggregation;
import io.gradeway.taxonomy.Category;
import io.gradeway.taxonomy.Floor;
import io.gradeway.taxonomy.ImpactTable;
import io.gradeway.taxonomy.LevelScale;
import io.gradeway.taxonomy.Rule;
import io.gradeway.taxonomy.Taxonomy;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@code taxonomy.yaml} holds. Reading is strict: unknown and repeated keys are errors. */
record TaxonomyFile(
    String id,
    String title,
    List<String> levels,
    Map<String, Switch> switches,
    List<TableEntry> tables,
    List<FloorEntry> floors,
    AggregationEntry aggregation,
    List<Rule> derived,
    FallbackEntry unlisted,
    List<CategoryEntry> categories) {
  record Switch(String byDefault, Map<String, String> choices) {}

  record TableEntry(Rule rule, Map<String, Map<String, String>> cells) {}

  record FloorEntry(Rule rule, String trait, String level) {}

  record VarietyEntry(Rule rule, int categoriesMin, String level) {}

  record ScaleEntry(Rule rule, long personsOver) {}

  record AggregationEntry(Rule set, VarietyEntry variety, ScaleEntry scale) {}

  record FallbackEntry(Rule rule, String level) {}

  record CategoryEntry(
      String id,
      String en,
      String zh,
      @Nullable String code,
      String clause,
      Map<String, String> impact,
      @Nullable List<String> traits,
      @Nullable Map<String, String> sensitiveWhen) {}

  static TaxonomyFile read(InputStream yaml) throws IOException {
    return MAPPER.readValue(yaml, TaxonomyFile.class);
  }

  private static final ObjectMapper MAPPER =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  Taxonomy build(Map<String, String> chosen) {
    Map<String, String> choices = choices(chosen);
    LevelScale scale = LevelScale.of(id, levels);
    return Taxonomy.of(
        new Taxonomy.Parts(
            id,
            title,
            scale,
            categories.stream().map(entry -> category(entry, choices)).toList(),
            tables.stream().map(entry -> table(entry, scale)).toList(),
            floors.stream()
                .map(entry -> new Floor(entry.rule, entry.trait, scale.level(entry.level)))
                .toList(),
            new Aggregation(
                aggregation.set,
                aggregation.variety.rule,
                aggregation.variety.categoriesMin,
                scale.level(aggregation.variety.level),
                aggregation.scale.rule,
                aggregation.scale.personsOver),
            derived,
            unlisted.rule,
            scale.level(unlisted.level)));
  }

  private Map<String, String> choices(Map<String, String> chosen) {
    Map<String, String> choices = new HashMap<>();
    switches.forEach((name, options) -> choices.put(name, options.byDefault));
    chosen.forEach(
        (name, choice) -> {
          Switch options = switches.get(name);
          if (options == null) {
            throw new IllegalArgumentException(
                "taxonomy " + id + " has no switch \"" + name + "\"; known: " + switches.keySet());
          }
          if (!options.choices.containsKey(choice)) {
            throw new IllegalArgumentException(
                "switch "
                    + name
                    + " has no choice \""
                    + choice
                    + "\"; known: "
                    + options.choices.keySet());
          }
          choices.put(name, choice);
        });
    return choices;
  }

  private static Category category(CategoryEntry entry, Map<String, String> choices) {
    Set<String> traits = new HashSet<>(entry.traits == null ? List.of() : entry.traits);
    if (entry.sensitiveWhen != null) {
      entry.sensitiveWhen.forEach(
          (name, choice) -> {
            if (!choices.containsKey(name)) {
              throw new IllegalArgumentException(entry.id + ": there is no switch " + name);
            }
            if (choice.equals(choices.get(name))) {
              traits.add(Category.SENSITIVE);
            }
          });
    }
    List<Category.Impact> impacts = new ArrayList<>();
    entry.impact.forEach((object, degree) -> impacts.add(new Category.Impact(object, degree)));
    String code = entry.code == null ? "" : entry.code;
    return new Category(
        CategoryId.of(entry.id), entry.en, entry.zh, code, entry.clause, impacts, traits);
  }

  private static ImpactTable table(TableEntry entry, LevelScale scale) {
    Map<String, Map<String, Level>> cells = new HashMap<>();
    entry.cells.forEach(
        (object, row) -> {
          Map<String, Level> levels = new HashMap<>();
          row.forEach((degree, level) -> levels.put(degree, scale.level(level)));
          cells.put(object, Map.copyOf(levels));
        });
    return new ImpactTable(entry.rule, cells);
  }
}
