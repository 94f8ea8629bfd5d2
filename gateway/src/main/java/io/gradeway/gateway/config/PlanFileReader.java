package io.gradeway.gateway.config;

import io.gradeway.catalogue.Dataset;
import io.gradeway.catalogue.FieldLabel;
import io.gradeway.decision.Obligation;
import io.gradeway.decision.Obligation.Protect;
import io.gradeway.decision.Obligation.Selector;
import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Level;
import io.gradeway.protection.KeyRing;
import io.gradeway.protection.Treatment;
import io.gradeway.taxonomy.LevelScale;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads {@code plan.yaml}. One reader reads one file. */
final class PlanFileReader {
  private static final String RELEASES = "clear, redact, drop, mask:…, pseudonym:… or cipher:…";
  private static final String DATASET = "plan";
  private static final CategoryId NO_CATEGORY = CategoryId.of("none");

  private final Path file;
  private final Function<String, Standard> standards;
  private final Consumer<String> masks;
  private final Problems problems = new Problems();
  private final List<FieldLabel> labels = new ArrayList<>();
  private final List<Obligation> obligations = new ArrayList<>();

  PlanFileReader(Path file, Function<String, Standard> standards, Consumer<String> masks) {
    this.file = file.toAbsolutePath().normalize();
    this.standards = standards;
    this.masks = masks;
  }

  PlanFile read() throws ConfigException {
    List<YamlNode> documents = YamlFile.read(file, problems);
    if (documents.size() != 1 && problems.isEmpty()) {
      String found = documents.size() + " documents";
      problems.add(new Problem(file, 0, "", found, "must hold exactly one YAML document"));
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems.list());
    }
    PlanFile plan = root(Section.of(file, "", documents.get(0), problems));
    if (!problems.isEmpty()) {
      throw new ConfigException(problems.list());
    }
    return plan;
  }

  private PlanFile root(Section root) {
    Standard standard =
        root.required(
            "taxonomy", Standard.UNKNOWN, "id of the taxonomy, e.g. gbt-43697-2024", standards);
    Level defaultLevel =
        root.required(
            "defaultLevel",
            standard.scale().highest(),
            "level at which fields that nothing recognises are treated",
            standard::defaultLevel);
    String scope = root.optional("scope", DATASET, Values::id);
    Optional<KeyRing> keys =
        KeysReader.ring(root, KeysReader.keys(root.section("keys"), new FileProperties(file)));
    ReleaseReader releases = new ReleaseReader(masks, keys);
    protect(
        new Selector.Unnamed(), root.optional("unnamed", Treatment.REDACT, releases::treatment));
    ceiling(root, standard);
    fields(root.sections("fields"), standard, releases);
    categories(root.sections("categories"), standard, releases);
    levels(root.sections("levels"), standard, releases);
    root.end();
    Dataset dataset = new Dataset(DATASET, DATASET, defaultLevel, labels, "1");
    return new PlanFile(standard.scale().scheme(), dataset, scope, obligations, keys);
  }

  private void protect(Selector selector, Treatment treatment) {
    obligations.add(new Protect(selector, treatment));
  }

  private void ceiling(Section root, Standard standard) {
    LevelScale scale = standard.scale();
    Level ceiling = root.optional("ceiling", scale.highest(), standard::level);
    if (!ceiling.equals(scale.highest())) {
      obligations.add(new Obligation.Ceiling(ceiling));
    }
  }

  private static Treatment release(Section section, ReleaseReader releases) {
    return section.required("release", Treatment.REDACT, RELEASES, releases::treatment);
  }

  private void fields(List<Section> sections, Standard standard, ReleaseReader releases) {
    Set<FieldPath> paths = new HashSet<>();
    for (Section field : sections) {
      FieldPath path = CatalogueReader.path(field, "path of the field, e.g. records[].name");
      if (field.has("category") || field.has("level") || field.has("shape")) {
        labels.add(CatalogueReader.label(field, path, standard));
      } else {
        // Known keys, so that a misspelled one is told from them.
        field.optional("category", "", text -> text);
        field.optional("level", "", text -> text);
        field.optional("shape", "", text -> text);
      }
      protect(new Selector.AtPath(path), release(field, releases));
      field.end();
      if (!paths.add(path)) {
        field.wrong("path", "is named twice; remove one");
      }
    }
  }

  /** A category is treated alike in fields labelled or recognised by name, and inside of texts. */
  private void categories(List<Section> sections, Standard standard, ReleaseReader releases) {
    Set<CategoryId> known = new HashSet<>();
    for (Section section : sections) {
      CategoryId category =
          section.required(
              "category",
              NO_CATEGORY,
              "what is looked for, e.g. personal.contact.mobile",
              standard::listedCategory);
      Treatment treatment = release(section, releases);
      section.end();
      if (!known.add(category) && !category.equals(NO_CATEGORY)) {
        section.wrong("category", "is named twice; remove one");
      }
      protect(new Selector.OfCategory(category), treatment);
      protect(new Selector.Found(category), treatment);
    }
  }

  private void levels(List<Section> sections, Standard standard, ReleaseReader releases) {
    Set<Level> known = new HashSet<>();
    for (Section section : sections) {
      int before = problems.count();
      Level level =
          section.required(
              "atLeast",
              standard.scale().highest(),
              "level from which this applies, e.g. G3",
              standard::level);
      Treatment treatment = release(section, releases);
      section.end();
      if (problems.count() == before && !known.add(level)) {
        section.wrong("atLeast", "is named twice; remove one");
      }
      protect(new Selector.AtLeast(level), treatment);
    }
  }
}
