package io.gradeway.benchmarks;

import io.gradeway.catalogue.Agreement;
import io.gradeway.catalogue.Dataset;
import io.gradeway.catalogue.FieldLabel;
import io.gradeway.catalogue.Shape;
import io.gradeway.classification.Classifier;
import io.gradeway.classifiers.Taxonomies;
import io.gradeway.decision.DecisionRequest;
import io.gradeway.grading.Grader;
import io.gradeway.model.Action;
import io.gradeway.model.Assurance;
import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Purpose;
import io.gradeway.model.Resource;
import io.gradeway.model.Subject;
import io.gradeway.plan.PlanTools;
import io.gradeway.protection.Treatment;
import io.gradeway.taxonomy.Taxonomy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A dataset of seven fields, four of them masked under an agreement, and the question for it. */
final class People {
  private static final String[][] FIELDS = {
    {"records[].serial", "government.record.case-number", "code(P-999999)", ""},
    {"records[].name", "personal.basic.name", "open", "name"},
    {"records[].idNumber", "personal.identity.resident-id", "open", "resident-id"},
    {"records[].mobile", "personal.contact.mobile", "open", "mobile"},
    {"records[].address", "personal.location.address", "open", "address"},
    {"records[].note", "government.record.category", "open", ""},
    {"total", "government.record.count", "decimal(9)", ""}
  };

  private final Taxonomy taxonomy = Taxonomies.load("gbt-43697-2024");
  private final Grader grader = new Grader(taxonomy);
  private final List<FieldLabel> labels = new ArrayList<>();
  private final List<Agreement.Field> released = new ArrayList<>();

  People() {
    for (String[] field : FIELDS) {
      FieldPath path = FieldPath.parse(field[0]);
      CategoryId category = CategoryId.of(field[1]);
      labels.add(
          new FieldLabel(path, category, grader.grade(category).level(), Shape.parse(field[2])));
      released.add(
          new Agreement.Field(
              path,
              field[3].isEmpty() ? Treatment.CLEAR : new Treatment(Treatment.Kind.MASK, field[3])));
    }
  }

  PlanTools tools() {
    return new PlanTools(
        Classifier.discovered(),
        taxonomy.scale(),
        category -> grader.grade(category).level(),
        Optional.empty());
  }

  Dataset dataset() {
    return new Dataset("registry.people", "registry", taxonomy.scale().level("G3"), labels, "1");
  }

  /** A question of one of many domains, each with an agreement of its own. */
  DecisionRequest question(int domain) {
    String receiver = "clinic-" + domain;
    Agreement agreement =
        new Agreement(
            "AG-" + domain,
            "1",
            "registry",
            receiver,
            "registry.people",
            Set.of("benefit-check"),
            "benchmark",
            Instant.parse("2020-01-01T00:00:00Z"),
            Instant.parse("2099-01-01T00:00:00Z"),
            true,
            taxonomy.scale().level("G4"),
            released);
    return new DecisionRequest(
        new Subject(
            receiver + "-app",
            receiver,
            Subject.Authentication.JWT,
            Set.of(),
            Set.of(),
            Optional.empty()),
        true,
        new Action("read", "GET"),
        new Resource("registry", "registry.people"),
        dataset(),
        Optional.of(new Purpose("benefit-check", Assurance.SIGNED)),
        List.of(),
        List.of(agreement),
        Instant.parse("2026-11-23T01:00:00Z"));
  }
}
