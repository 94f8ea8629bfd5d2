package io.gradeway.policies.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gradeway.catalogue.Agreement;
import io.gradeway.decision.Decision;
import io.gradeway.decision.DecisionRequest;
import io.gradeway.decision.Obligation;
import io.gradeway.decision.Obligation.Selector;
import io.gradeway.decision.Permit;
import io.gradeway.decision.Reason;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The compiled policy against the rules written a second time in Java. */
class DecisionDifferentialTest {
  private static final int QUESTIONS = 12_000;
  private static final Pattern AGREEMENT = Pattern.compile("\\(agreement ([^)]*)\\)$");

  private final EmbeddedDecisionPoint point = EmbeddedDecisionPoint.bundled();
  private final Map<String, Integer> told = new HashMap<>();
  private int permits;

  @Test
  void generatedQuestions_answeredAsTheOracleExpects() throws IOException {
    GeneratedQuestions questions = new GeneratedQuestions(20261123L);
    for (int i = 0; i < QUESTIONS; i++) {
      DecisionRequest request = questions.next();
      check(i, request, point.decide(request).toCompletableFuture().join());
    }

    // Every rule spoke, and every rule was silent: those it did not speak in.
    Set<String> rules = new HashSet<>();
    JsonMapper.builder()
        .build()
        .readTree(PolicyBundle.bundled().data())
        .at("/gradeway/tables/reasons")
        .fieldNames()
        .forEachRemaining(rules::add);
    // The safety net under all rules: unreachable by design, tested in decision_test.rego.
    rules.remove("NOTHING_PERMITS");
    assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(rules);
    assertThat(told.values()).allSatisfy(count -> assertThat(count).isBetween(20, QUESTIONS - 20));
    assertThat(permits).isBetween(QUESTIONS / 20, QUESTIONS / 2);
  }

  private void check(int number, DecisionRequest request, Decision decision) {
    Oracle.Expected expected = Oracle.expect(request);
    Set<String> reasons = new HashSet<>();
    for (Reason reason : decision.reasons()) {
      Matcher agreement = AGREEMENT.matcher(reason.en());
      reasons.add(reason.id() + (agreement.find() ? "/" + agreement.group(1) : ""));
    }
    assertThat(reasons)
        .as("reasons of question %d: %s", number, request)
        .isEqualTo(expected.reasons());
    decision.reasons().stream()
        .map(Reason::id)
        .distinct()
        .forEach(id -> told.merge(id, 1, Integer::sum));
    assertThat(decision instanceof Permit).isEqualTo(expected.permit());
    assertThat(decision.revision()).isEqualTo(point.revision());
    if (decision instanceof Permit permit) {
      permits++;
      assertThat(permit.agreement()).isEqualTo(expected.agreement());
      checkObligations(request, permit);
    }
  }

  private static void checkObligations(DecisionRequest request, Permit permit) {
    if (permit.agreement().isEmpty()) {
      assertThat(permit.obligations()).isEmpty();
      return;
    }
    Agreement agreement =
        request.agreements().stream()
            .filter(candidate -> candidate.id().equals(permit.agreement().get()))
            .findFirst()
            .orElseThrow();
    assertThat(permit.validUntil()).contains(agreement.validUntil());
    assertThat(permit.obligations())
        .contains(new Obligation.Ceiling(agreement.ceiling()))
        .contains(
            new Obligation.Protect(
                new Selector.Unnamed(), io.gradeway.protection.Treatment.REDACT));
    List<Obligation> named =
        permit.obligations().stream()
            .filter(
                o -> o instanceof Obligation.Protect p && p.selector() instanceof Selector.AtPath)
            .toList();
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            agreement.fields().stream()
                .<Obligation>map(
                    f -> new Obligation.Protect(new Selector.AtPath(f.path()), f.treatment()))
                .toList());
  }
}
