package io.gradeway.policies.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import io.gradeway.decision.Decision;
import io.gradeway.decision.Obligation;
import io.gradeway.decision.Obligation.Selector;
import io.gradeway.decision.Permit;
import io.gradeway.decision.Reason;
import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.protection.Treatment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddedDecisionPointTest {
  private static final EmbeddedDecisionPoint POINT = EmbeddedDecisionPoint.bundled();

  private static Decision decide(Questions questions) {
    return POINT.decide(questions.request()).toCompletableFuture().join();
  }

  private static List<String> reasons(Questions questions) {
    return decide(questions).reasons().stream().map(Reason::id).toList();
  }

  @Test
  void agreementThatCovers_permitsWithObligations() {
    Decision decision = decide(Questions.covered());

    assertThat(decision).isInstanceOf(Permit.class);
    Permit permit = (Permit) decision;
    assertThat(permit.agreement()).contains("AG-1");
    assertThat(permit.validUntil()).contains(Questions.UNTIL);
    assertThat(permit.cacheable()).isTrue();
    assertThat(permit.revision()).isEqualTo(POINT.revision());
    assertThat(permit.obligations())
        .contains(
            new Obligation.Protect(
                new Selector.AtPath(FieldPath.parse("records[].name")),
                new Treatment(Treatment.Kind.MASK, "name")),
            new Obligation.Protect(
                new Selector.AtPath(FieldPath.parse("records[].status")), Treatment.CLEAR),
            new Obligation.Protect(new Selector.Unnamed(), Treatment.REDACT),
            new Obligation.Ceiling(Questions.level("G4")),
            new Obligation.Protect(
                new Selector.Found(CategoryId.of("personal.contact.mobile")),
                new Treatment(Treatment.Kind.MASK, "mobile")));
  }

  @Test
  void systemOfTheOwner_permittedWithoutObligations() {
    Decision decision =
        decide(
            Questions.covered()
                .withSubject(Questions.subject("population"))
                .withAgreements()
                .withPurpose(Optional.empty()));

    assertThat(decision)
        .isInstanceOfSatisfying(Permit.class, p -> assertThat(p.obligations()).isEmpty());
  }

  @Test
  void foreignPurpose_deniedInBothLanguages() {
    Decision decision =
        decide(
            Questions.covered()
                .withPurpose(
                    Optional.of(
                        new io.gradeway.model.Purpose(
                            "marketing", io.gradeway.model.Assurance.SIGNED))));

    assertThat(decision.reasons())
        .containsExactly(
            new Reason(
                "PURPOSE_NOT_AGREED",
                "The stated purpose is not one that was agreed. (agreement AG-1)",
                "声明的处理目的不在协议约定范围内。（协议 AG-1）",
                Optional.of("PIPL 6")));
  }

  @Test
  void nothingKnownOfTheCaller_denied() {
    assertThat(reasons(Questions.covered().withPermitted(false))).containsExactly("NOT_PERMITTED");
    assertThat(reasons(Questions.covered().withAgreements())).containsExactly("NO_AGREEMENT");
  }
}
