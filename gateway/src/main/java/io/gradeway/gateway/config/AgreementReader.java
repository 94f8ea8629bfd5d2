package io.gradeway.gateway.config;

import io.gradeway.catalogue.Agreement;
import io.gradeway.catalogue.Dataset;
import io.gradeway.catalogue.FieldLabel;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Level;
import io.gradeway.protection.KeyRing;
import io.gradeway.protection.Treatment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads agreements and checks them against the datasets they name. */
final class AgreementReader {
  private static final Pattern PURPOSE = Pattern.compile("[a-z0-9-]{1,64}");
  private static final Instant NO_TIME = Instant.EPOCH;

  private final Standard standard;
  private final ReleaseReader releases;
  private final Map<String, Agreement> agreements = new LinkedHashMap<>();

  /**
   * A reader.
   *
   * @param keys the key ring, if one is configured and opens
   */
  AgreementReader(Standard standard, Consumer<String> masks, Optional<KeyRing> keys) {
    this.standard = standard;
    this.releases = new ReleaseReader(masks, keys);
  }

  Collection<Agreement> agreements() {
    return agreements.values();
  }

  void read(Section section, CatalogueReader catalogue) {
    String id = section.required("agreement", "", "id of the agreement", Values::id);
    String revision = section.text("revision", "a text that changes with every change");
    String provider = section.required("provider", "", "domain that gives the data", Values::id);
    String receiver = section.required("receiver", "", "domain that gets the data", Values::id);
    Dataset dataset = dataset(section, provider, catalogue);
    Set<String> purposes =
        new LinkedHashSet<>(
            section.values(
                "purposes", "codes of what the data may be used for", AgreementReader::purpose));
    String legalBasis = section.text("legalBasis", "law and clause the agreement rests on");
    Instant from = time(section, "validFrom");
    Instant until = time(section, "validUntil");
    boolean active =
        section.required("status", false, "active or suspended", AgreementReader::isActive);
    Level ceiling =
        section.required(
            "ceiling",
            standard.scale().highest(),
            "level above which no record is released",
            standard::level);
    List<Agreement.Field> fields = fields(section, dataset, catalogue.isSound(dataset), ceiling);
    section.end();
    if (!provider.isEmpty() && provider.equals(receiver)) {
      section.wrong("receiver", "is the provider itself, which needs no agreement; name another");
    }
    if (!from.equals(NO_TIME) && !until.equals(NO_TIME) && !from.isBefore(until)) {
      section.wrong("validUntil", "is not after validFrom");
      return;
    }
    Agreement agreement =
        new Agreement(
            id,
            revision,
            provider,
            receiver,
            dataset.id(),
            purposes,
            legalBasis,
            from,
            from.isBefore(until) ? until : from.plusSeconds(1),
            active,
            ceiling,
            fields);
    if (!id.isEmpty() && agreements.putIfAbsent(id, agreement) != null) {
      section.wrong("agreement", "is there twice; remove one");
    }
  }

  private static Dataset dataset(Section section, String provider, CatalogueReader catalogue) {
    Dataset dataset =
        section.required("dataset", catalogue.none(), "id of the dataset", catalogue::known);
    if (!dataset.id().isEmpty() && !provider.isEmpty() && !dataset.domain().equals(provider)) {
      section.wrong(
          "provider", "does not own " + dataset.id() + "; its domain is " + dataset.domain());
    }
    return dataset;
  }

  private static String purpose(String text) {
    if (!PURPOSE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "not a purpose code; write small letters, digits and dashes, at most 64");
    }
    return text;
  }

  private static Instant time(Section section, String key) {
    return section.required(
        key,
        NO_TIME,
        "a time with its offset, e.g. 2026-01-01T00:00:00+08:00",
        text -> {
          try {
            return OffsetDateTime.parse(text).toInstant();
          } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                "not a time; write e.g. 2026-01-01T00:00:00+08:00", e);
          }
        });
  }

  private static boolean isActive(String text) {
    return switch (text) {
      case "active" -> true;
      case "suspended" -> false;
      default -> throw new IllegalArgumentException("must be one of: active, suspended");
    };
  }

  private List<Agreement.Field> fields(
      Section section, Dataset dataset, boolean sound, Level ceiling) {
    Map<FieldPath, Agreement.Field> fields = new LinkedHashMap<>();
    List<Section> sections = section.sections("fields");
    if (sections.isEmpty()) {
      section.report("fields", section.has("fields") ? "" : "missing", "name at least one field");
    }
    for (Section field : sections) {
      FieldPath path = CatalogueReader.path(field, "path of a labelled field");
      Treatment treatment =
          field.required(
              "release", Treatment.REDACT, "clear, redact, drop, mask:…", releases::treatment);
      field.end();
      if (fields.putIfAbsent(path, new Agreement.Field(path, treatment)) != null) {
        field.wrong("path", "is named twice; remove one");
      }
      if (sound && !path.steps().isEmpty()) {
        checkField(field, path, treatment, dataset, ceiling);
      }
    }
    return List.copyOf(fields.values());
  }

  private void checkField(
      Section field, FieldPath path, Treatment treatment, Dataset dataset, Level ceiling) {
    List<FieldLabel> meant = meant(path, dataset);
    if (meant.isEmpty()) {
      field.wrong("path", noSuchField(path, dataset));
    }
    for (FieldLabel label : meant) {
      boolean clear = treatment.kind() == Treatment.Kind.CLEAR;
      if (clear && !standard.scale().isAtLeast(ceiling, label.level())) {
        field.wrong(
            "release",
            label.path()
                + " is graded "
                + label.level().id()
                + ", above the ceiling "
                + ceiling.id()
                + "; mask it or raise the ceiling");
      }
    }
  }

  /** The labels a path can mean. */
  static List<FieldLabel> meant(FieldPath path, Dataset dataset) {
    return dataset.fields().stream()
        .filter(label -> PathOverlap.overlap(path, label.path()))
        .toList();
  }

  static String noSuchField(FieldPath path, Dataset dataset) {
    List<String> known =
        new ArrayList<>(dataset.fields().stream().map(label -> label.path().toString()).toList());
    return "matches no labelled field of "
        + dataset.id()
        + "; "
        + Problems.suggestion(path.toString(), known);
  }
}
