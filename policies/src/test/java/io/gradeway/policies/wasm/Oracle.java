package io.gradeway.policies.wasm;

import io.gradeway.catalogue.Agreement;
import io.gradeway.catalogue.FieldLabel;
import io.gradeway.decision.DecisionRequest;
import io.gradeway.decision.DecisionRequest.Parameter;
import io.gradeway.model.Assurance;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Level;
import io.gradeway.protection.Treatment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The rules once more in plain Java, written from their description and not from the Rego: what is
 * to be expected of a decision. Shares no code with the product; relations of paths are found by
 * trying every concrete path of up to five steps.
 */
final class Oracle {
  private static final List<String> RANKS = List.of("G1", "G2", "G3", "G4", "IMPORTANT", "CORE");
  private static final List<String> STEPS = List.of("records", "a", "b", "total", "[]");
  private static final List<String> UNIVERSE = universe();
  private static final Map<FieldPath, Pattern> PATTERNS = new HashMap<>();
  private static final Map<List<FieldPath>, Boolean> ENCLOSES = new HashMap<>();

  /**
   * What is expected.
   *
   * @param agreement the one that permits
   * @param reasons {@code id} or {@code id/agreement}
   */
  record Expected(boolean permit, Optional<String> agreement, Set<String> reasons) {}

  private Oracle() {}

  static Expected expect(DecisionRequest request) {
    Set<String> caller = new HashSet<>();
    if (request.subject().isAnonymous()) {
      caller.add("ANONYMOUS");
    }
    if (!request.permitted()) {
      caller.add("NOT_PERMITTED");
    }
    String from = request.subject().domain();
    if (!from.isEmpty() && from.equals(request.resource().domain())) {
      return caller.isEmpty()
          ? new Expected(true, Optional.empty(), Set.of("OWN_DOMAIN"))
          : new Expected(false, Optional.empty(), caller);
    }
    Set<String> general = new HashSet<>(caller);
    if (!request.action().operation().equals("read")
        || !Set.of("GET", "HEAD").contains(request.action().method())) {
      general.add("OPERATION_NOT_SHARED");
    }
    if (request.purpose().isEmpty() || request.purpose().get().code().isEmpty()) {
      general.add("PURPOSE_MISSING");
    }
    if (request.agreements().isEmpty()) {
      general.add("NO_AGREEMENT");
    }
    Map<String, Set<String>> against = new TreeMap<>();
    for (Agreement agreement : request.agreements()) {
      against.put(agreement.id(), against(request, agreement));
    }
    Optional<String> first =
        against.entrySet().stream()
            .filter(entry -> entry.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .findFirst();
    if (general.isEmpty() && first.isPresent()) {
      return new Expected(true, first, Set.of("AGREEMENT_COVERS/" + first.get()));
    }
    against.forEach((id, reasons) -> reasons.forEach(reason -> general.add(reason + "/" + id)));
    return new Expected(false, Optional.empty(), general);
  }

  private static Set<String> against(DecisionRequest request, Agreement agreement) {
    Set<String> reasons = new HashSet<>();
    if (!agreement.provider().equals(request.resource().domain())
        || !agreement.receiver().equals(request.subject().domain())
        || !agreement.dataset().equals(request.resource().dataset())) {
      reasons.add("AGREEMENT_OF_OTHERS");
    }
    if (!agreement.active()) {
      reasons.add("AGREEMENT_SUSPENDED");
    }
    if (agreement.validFrom().compareTo(request.time()) > 0) {
      reasons.add("AGREEMENT_NOT_BEGUN");
    }
    if (agreement.validUntil().compareTo(request.time()) <= 0) {
      reasons.add("AGREEMENT_ENDED");
    }
    if (agreement.legalBasis().strip().isEmpty()) {
      reasons.add("LEGAL_BASIS_MISSING");
    }
    String purpose = request.purpose().map(stated -> stated.code()).orElse("");
    if (!purpose.isEmpty() && !agreement.purposes().contains(purpose)) {
      reasons.add("PURPOSE_NOT_AGREED");
    }
    grades(request, agreement, reasons);
    for (Parameter parameter : request.parameters()) {
      if (parameter.field().isPresent() && !grants(agreement, parameter.field().get())) {
        reasons.add("PARAMETER_NOT_GRANTED");
      }
    }
    return reasons;
  }

  private static void grades(DecisionRequest request, Agreement agreement, Set<String> reasons) {
    boolean signed =
        request.purpose().stream()
            .anyMatch(p -> !p.code().isEmpty() && p.assurance() == Assurance.SIGNED);
    int ceiling = rank(agreement.ceiling());
    int highestReleased = ceiling;
    if (ceiling < 0) {
      reasons.add("LEVEL_UNKNOWN");
    }
    for (Agreement.Field field : agreement.fields()) {
      for (Level level : levels(request, field.path())) {
        int rank = rank(level);
        if (rank < 0) {
          reasons.add("LEVEL_UNKNOWN");
        }
        boolean clear = field.treatment().kind() == Treatment.Kind.CLEAR;
        if (clear && ceiling >= 0 && rank > ceiling) {
          reasons.add("FIELD_ABOVE_CEILING");
        }
        if (clear && rank >= RANKS.indexOf("G4") && !signed) {
          reasons.add("SENSITIVE_PURPOSE_NOT_SIGNED");
        }
        if (field.treatment().kind() != Treatment.Kind.REDACT
            && field.treatment().kind() != Treatment.Kind.DROP) {
          highestReleased = Math.max(highestReleased, rank);
        }
      }
    }
    if (highestReleased >= RANKS.indexOf("CORE")) {
      reasons.add("CORE_DATA_WITHHELD");
    }
    if (highestReleased >= RANKS.indexOf("IMPORTANT") && !signed) {
      reasons.add("IMPORTANT_PURPOSE_NOT_SIGNED");
    }
  }

  private static int rank(Level level) {
    return level.scheme().equals("gbt-43697-2024") ? RANKS.indexOf(level.id()) : -1;
  }

  private static List<Level> levels(DecisionRequest request, FieldPath path) {
    List<Level> levels = new ArrayList<>();
    boolean exact = false;
    for (FieldLabel label : request.dataset().fields()) {
      if (encloses(path, label.path()) || encloses(label.path(), path)) {
        levels.add(label.level());
      }
      exact |= label.path().toString().equals(path.toString());
    }
    if (!exact || path.toString().contains("*")) {
      levels.add(request.dataset().defaultLevel());
    }
    return levels;
  }

  private static boolean grants(Agreement agreement, FieldPath field) {
    boolean named = false;
    for (Agreement.Field candidate : agreement.fields()) {
      FieldPath path = candidate.path();
      boolean clear = candidate.treatment().kind() == Treatment.Kind.CLEAR;
      boolean touches =
          encloses(path, field) || (!path.toString().contains("*") && encloses(field, path));
      if (touches && !clear) {
        return false;
      }
      named |= clear && path.toString().equals(field.toString());
    }
    return named;
  }

  /** Whether some concrete path of {@code inner} lies at or below one of {@code outer}. */
  private static boolean encloses(FieldPath outer, FieldPath inner) {
    return ENCLOSES.computeIfAbsent(
        List.of(outer, inner),
        pair ->
            UNIVERSE.stream()
                .anyMatch(
                    path ->
                        pattern(inner).matcher(path).matches()
                            && pattern(outer).matcher(path).lookingAt()));
  }

  // Every step is written with a slash behind it, so that a match never ends within a step.
  private static Pattern pattern(FieldPath path) {
    return PATTERNS.computeIfAbsent(
        path,
        key -> {
          StringBuilder text = new StringBuilder();
          for (FieldPath.Step step : key.steps()) {
            text.append(
                switch (step.kind()) {
                  case MEMBER -> step.name() + "/";
                  case ELEMENT -> "\\[\\]/";
                  case ANY -> "[a-z]+/";
                  case DEEP -> "(?:[a-z\\[\\]]+/)*";
                });
          }
          return Pattern.compile(text.toString());
        });
  }

  private static List<String> universe() {
    List<String> all = new ArrayList<>(List.of(""));
    List<String> last = List.of("");
    for (int length = 1; length <= 5; length++) {
      List<String> longer = new ArrayList<>();
      for (String path : last) {
        for (String step : STEPS) {
          longer.add(path + step + "/");
        }
      }
      all.addAll(longer);
      last = longer;
    }
    return all;
  }
}
