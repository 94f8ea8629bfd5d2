package io.gradeway.policies.wasm;

import io.gradeway.catalogue.Agreement;
import io.gradeway.catalogue.FieldLabel;
import io.gradeway.decision.DecisionRequest;
import io.gradeway.decision.DecisionRequest.Parameter;
import io.gradeway.model.Assurance;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Level;
import io.gradeway.model.Purpose;
import io.gradeway.model.Subject;
import io.gradeway.protection.Treatment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Questions at random, the same for the same seed. Most parts are mostly sound, so that permits and
 * single faults are as common as heaps of faults.
 */
final class GeneratedQuestions {
  private static final List<String> PATHS =
      List.of(
          "records[].a", "records[].b", "records[].b.a", "total", "**.a", "records[].*", "records");
  private static final List<String> LEVELS = List.of("G1", "G2", "G3", "G4", "IMPORTANT", "CORE");
  private static final List<Treatment> TREATMENTS =
      List.of(
          Treatment.CLEAR,
          new Treatment(Treatment.Kind.MASK, "name"),
          new Treatment(Treatment.Kind.PSEUDONYM, "k1"),
          new Treatment(Treatment.Kind.CIPHER, "k2"),
          Treatment.REDACT,
          Treatment.DROP);

  private final SplittableRandom random;

  GeneratedQuestions(long seed) {
    random = new SplittableRandom(seed);
  }

  DecisionRequest next() {
    Questions question =
        Questions.covered()
            .withSubject(subject())
            .withPermitted(!rarely())
            .withAction(rarely() ? "write" : "read", rarely() ? "POST" : pick("GET", "HEAD"))
            .withPurpose(purpose())
            .withTime(time());
    question = question.withLabels(labels()).withAgreements(agreements());
    return random.nextInt(4) > 0
        ? question.request()
        : question.withParameters(parameters()).request();
  }

  private Subject subject() {
    if (rarely()) {
      return Subject.ANONYMOUS;
    }
    return Questions.subject(rarely() ? pick("population", "") : "medical");
  }

  private Optional<Purpose> purpose() {
    if (rarely()) {
      return Optional.empty();
    }
    Assurance assurance = random.nextBoolean() ? Assurance.SIGNED : Assurance.ASSERTED;
    return Optional.of(
        new Purpose(rarely() ? pick("marketing", "", "补贴") : "benefit-eligibility", assurance));
  }

  private Instant time() {
    Instant around = random.nextBoolean() ? Questions.FROM : Questions.UNTIL;
    return rarely() ? around.plusSeconds(random.nextInt(3) - 1) : Questions.NOW;
  }

  private FieldLabel[] labels() {
    List<FieldLabel> labels = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      labels.add(Questions.label(path(), "personal.basic.name", level()));
    }
    return labels.toArray(new FieldLabel[0]);
  }

  private Agreement[] agreements() {
    List<Agreement> agreements = new ArrayList<>();
    for (int i = rarely() ? 0 : 1 + random.nextInt(3); i > 0; i--) {
      agreements.add(agreement("AG-" + i));
    }
    return agreements.toArray(new Agreement[0]);
  }

  private Agreement agreement(String id) {
    List<Agreement.Field> fields = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Treatment treatment = TREATMENTS.get(random.nextInt(TREATMENTS.size()));
      fields.add(Questions.field(path(), treatment));
    }
    return new Agreement(
        id,
        "1",
        rarely() ? "hotline" : "population",
        rarely() ? "hotline" : "medical",
        rarely() ? "population.deaths" : "population.residents",
        rarely() ? Set.of() : Set.of("benefit-eligibility", "补贴"),
        rarely() ? " " : "DSL 38",
        Questions.FROM,
        Questions.UNTIL,
        !rarely(),
        rarely() ? new Level("house-rules", "9") : Questions.level(level()),
        fields);
  }

  private Parameter[] parameters() {
    return new Parameter[] {
      new Parameter("page", Optional.empty()),
      new Parameter("q", Optional.of(FieldPath.parse(pick("records[].a", "records[].b", "total"))))
    };
  }

  private String level() {
    // The two highest are rare: they settle most questions by themselves.
    return LEVELS.get(random.nextInt(random.nextInt(5) == 0 ? LEVELS.size() : 4));
  }

  private String path() {
    return PATHS.get(random.nextInt(PATHS.size()));
  }

  private boolean rarely() {
    return random.nextInt(20) == 0;
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
