package io.gradeway.policies.wasm;

import io.gradeway.catalogue.Agreement;
import io.gradeway.catalogue.Dataset;
import io.gradeway.catalogue.FieldLabel;
import io.gradeway.catalogue.Shape;
import io.gradeway.decision.DecisionRequest;
import io.gradeway.decision.DecisionRequest.Parameter;
import io.gradeway.model.Action;
import io.gradeway.model.Assurance;
import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Level;
import io.gradeway.model.Purpose;
import io.gradeway.model.Resource;
import io.gradeway.model.Subject;
import io.gradeway.protection.Treatment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A question that is permitted, to be changed in one point by each test. */
public record Questions(
    Subject subject,
    boolean permitted,
    Action action,
    Optional<Purpose> purpose,
    List<Parameter> parameters,
    List<FieldLabel> labels,
    List<Agreement> agreements,
    Instant time) {
  public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  public static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
  public static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

  /** A clinic's system reads names (masked) and case numbers (clear) of the registry. */
  public static Questions covered() {
    return new Questions(
        subject("medical"),
        true,
        new Action("read", "GET"),
        Optional.of(new Purpose("benefit-eligibility", Assurance.SIGNED)),
        List.of(),
        List.of(
            label("records[].name", "personal.basic.name", "G3"),
            label("records[].idNumber", "personal.identity.resident-id", "G4"),
            label("records[].status", "government.record.status", "G2")),
        List.of(
            agreement(
                "AG-1",
                field("records[].name", new Treatment(Treatment.Kind.MASK, "name")),
                field("records[].status", Treatment.CLEAR))),
        NOW);
  }

  public DecisionRequest request() {
    return new DecisionRequest(
        subject,
        permitted,
        action,
        new Resource("population", "population.residents"),
        new Dataset("population.residents", "population", level("G3"), labels, "1"),
        purpose,
        parameters,
        agreements,
        time);
  }

  public static Subject subject(String domain) {
    return new Subject(
        domain + "-system",
        domain,
        Subject.Authentication.JWT,
        Set.of(),
        Set.of(),
        Optional.empty());
  }

  public static Level level(String id) {
    return new Level("gbt-43697-2024", id);
  }

  public static FieldLabel label(String path, String category, String level) {
    return new FieldLabel(
        FieldPath.parse(path), CategoryId.of(category), level(level), new Shape.Open());
  }

  public static Agreement.Field field(String path, Treatment treatment) {
    return new Agreement.Field(FieldPath.parse(path), treatment);
  }

  public static Agreement agreement(String id, Agreement.Field... fields) {
    return new Agreement(
        id,
        "1",
        "population",
        "medical",
        "population.residents",
        Set.of("benefit-eligibility"),
        "DSL 38",
        FROM,
        UNTIL,
        true,
        level("G4"),
        List.of(fields));
  }

  public Questions withSubject(Subject value) {
    return new Questions(value, permitted, action, purpose, parameters, labels, agreements, time);
  }

  public Questions withPermitted(boolean value) {
    return new Questions(subject, value, action, purpose, parameters, labels, agreements, time);
  }

  public Questions withAction(String operation, String method) {
    Action value = new Action(operation, method);
    return new Questions(subject, permitted, value, purpose, parameters, labels, agreements, time);
  }

  public Questions withPurpose(Optional<Purpose> value) {
    return new Questions(subject, permitted, action, value, parameters, labels, agreements, time);
  }

  public Questions withParameters(Parameter... value) {
    return new Questions(
        subject, permitted, action, purpose, List.of(value), labels, agreements, time);
  }

  public Questions withLabels(FieldLabel... value) {
    return new Questions(
        subject, permitted, action, purpose, parameters, List.of(value), agreements, time);
  }

  public Questions withAgreements(Agreement... value) {
    return new Questions(
        subject, permitted, action, purpose, parameters, labels, List.of(value), time);
  }

  public Questions withTime(Instant value) {
    return new Questions(
        subject, permitted, action, purpose, parameters, labels, agreements, value);
  }
}
