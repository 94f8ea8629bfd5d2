package io.gradeway.gateway.config;

import io.gradeway.catalogue.Catalogue;
import io.gradeway.catalogue.Dataset;
import io.gradeway.catalogue.FieldLabel;
import io.gradeway.catalogue.Shape;
import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the dataset and agreement files. */
final class CatalogueReader {
  private static final CategoryId NO_CATEGORY = CategoryId.of("none");

  private final Standard standard;
  private final Problems problems;
  private final Dataset none;
  private final Map<String, Dataset> datasets = new LinkedHashMap<>();
  private final Set<String> broken = new TreeSet<>();

  CatalogueReader(Standard standard, Problems problems) {
    this.standard = standard;
    this.problems = problems;
    this.none = new Dataset("", "", standard.scale().highest(), List.of(), "");
  }

  /** Stands in for a dataset that is not there, which is reported. */
  Dataset none() {
    return none;
  }

  /** Reads the section {@code catalogue}. */
  void read(Section section, FileProperties files, AgreementReader agreements) {
    String what = "a list of files and folders with dataset files";
    for (Path file : files(section, "datasets", what, files)) {
      for (YamlNode document : YamlFile.read(file, problems)) {
        dataset(Section.of(file, "", document, problems));
      }
    }
    if (section.has("agreements")) {
      what = "a list of files and folders with agreement files";
      for (Path file : files(section, "agreements", what, files)) {
        for (YamlNode document : YamlFile.read(file, problems)) {
          agreements.read(Section.of(file, "", document, problems), this);
        }
      }
    } else {
      section.optional("agreements", "", text -> text);
    }
    section.end();
  }

  Catalogue build(AgreementReader agreements) {
    return Catalogue.of(datasets.values(), agreements.agreements());
  }

  /** Whether a dataset was read in full, so that checks against it mean something. */
  boolean isSound(Dataset dataset) {
    return !dataset.id().isEmpty() && !broken.contains(dataset.id());
  }

  /** Reads the id of a dataset that must be known. */
  Dataset known(String id) {
    Dataset dataset = datasets.get(id);
    if (dataset == null) {
      throw new IllegalArgumentException(
          "no such dataset; " + Problems.suggestion(id, datasets.keySet()));
    }
    return dataset;
  }

  private List<Path> files(Section section, String key, String what, FileProperties files) {
    List<Path> found = new ArrayList<>();
    for (Path entry : section.values(key, what, files::resolve)) {
      if (Files.isDirectory(entry)) {
        found.addAll(folder(section, key, entry));
      } else if (Files.isRegularFile(entry)) {
        found.add(entry);
      } else {
        section.report(key, Problems.shown(entry.toString()), "there is no such file or folder");
      }
    }
    return found;
  }

  private static List<Path> folder(Section section, String key, Path folder) {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        String name = entry.getFileName().toString();
        if (name.endsWith(".yaml") && Files.isRegularFile(entry)) {
          found.add(entry);
        } else if (name.endsWith(".yml") || name.endsWith(".json")) {
          section.report(
              key, Problems.shown(entry.toString()), "is not read; rename it to end in .yaml");
        }
      }
    } catch (IOException | UncheckedIOException e) {
      section.report(key, Problems.shown(folder.toString()), "the folder cannot be read");
      return found;
    }
    if (found.isEmpty() && key.equals("datasets")) {
      section.report(key, Problems.shown(folder.toString()), "the folder holds no *.yaml file");
    }
    return found;
  }

  private void dataset(Section section) {
    int before = problems.count();
    String id = section.required("dataset", "", "id of the dataset", Values::id);
    String domain = section.required("domain", "", "domain that owns the dataset", Values::id);
    String revision = section.text("revision", "a text that changes with every change");
    Level defaultLevel =
        section.required(
            "defaultLevel",
            standard.scale().highest(),
            "level at which unlabelled fields are treated",
            standard::defaultLevel);
    Map<FieldPath, FieldLabel> labels = new LinkedHashMap<>();
    for (Section field : section.sections("fields")) {
      FieldLabel label =
          label(field, path(field, "path of the field, e.g. records[].name"), standard);
      field.end();
      if (labels.putIfAbsent(label.path(), label) != null) {
        field.wrong("path", "is labelled twice; remove one");
      }
    }
    section.end();
    if (!id.isEmpty() && !domain.isEmpty() && !id.startsWith(domain + ".")) {
      section.wrong("dataset", "must begin with its domain: " + domain + ".…");
    }
    Dataset dataset = new Dataset(id, domain, defaultLevel, List.copyOf(labels.values()), revision);
    if (!id.isEmpty() && datasets.putIfAbsent(id, dataset) != null) {
      section.wrong("dataset", "is described twice; remove one");
    }
    if (problems.count() > before) {
      broken.add(id);
    }
  }

  /** The properties {@code category}, {@code level} and {@code shape} of a field. */
  static FieldLabel label(Section field, FieldPath path, Standard standard) {
    CategoryId category =
        field.required(
            "category",
            NO_CATEGORY,
            "what the field is, e.g. personal.basic.name",
            standard::category);
    Level grade = standard.grade().apply(category).orElse(standard.scale().lowest());
    Level level = field.optional("level", grade, standard::level);
    if (!standard.scale().isAtLeast(level, grade)) {
      field.wrong(
          "level",
          "is below " + grade.id() + ", the grade of " + category + "; a label may only raise it");
    }
    Shape shape = field.optional("shape", new Shape.Open(), Shape::parse);
    return new FieldLabel(path, category, level, shape);
  }

  /** The property {@code path}. */
  static FieldPath path(Section field, String what) {
    FieldPath none = new FieldPath(List.of());
    return field.required("path", none, what, text -> FieldPath.parse(Values.text(text)));
  }
}
