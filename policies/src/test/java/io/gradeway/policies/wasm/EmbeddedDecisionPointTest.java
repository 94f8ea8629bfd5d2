package io.gradeway.policies.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gradeway.decision.Decision;
import io.gradeway.decision.Deny;
import io.gradeway.decision.Obligation;
import io.gradeway.decision.Obligation.Selector;
import io.gradeway.decision.Permit;
import io.gradeway.decision.PolicyDecisionPoint;
import io.gradeway.decision.PolicyRevision;
import io.gradeway.decision.Reason;
import io.gradeway.model.Assurance;
import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Purpose;
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
                .withPurpose(Optional.of(new Purpose("marketing", Assurance.SIGNED))));

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

  @Test
  void questionBeyondTheMemory_deniedAndTheNextIsAnswered() {
    Purpose endless = new Purpose("x".repeat(40 << 20), Assurance.SIGNED);

    assertThat(reasons(Questions.covered().withPurpose(Optional.of(endless))))
        .containsExactly("PDP_UNAVAILABLE");
    assertThat(decide(Questions.covered())).isInstanceOf(Permit.class);
  }

  @Test
  void answerOfAnotherRevision_denied() {
    PolicyBundle bundle = PolicyBundle.bundled();
    EmbeddedDecisionPoint other =
        new EmbeddedDecisionPoint(bundle.withRevision(new PolicyRevision("another")));

    Decision decision = other.decide(Questions.covered().request()).toCompletableFuture().join();

    assertThat(decision).isEqualTo(Deny.of(Deny.PDP_UNAVAILABLE));
  }

  @Test
  void brokenModule_isRefusedAtTheStart() {
    PolicyBundle broken = new PolicyBundle(new byte[] {0, 1, 2}, "{}", new PolicyRevision("r"));

    assertThatThrownBy(() -> new EmbeddedDecisionPoint(broken))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void termEnds_cachedAnswerEnds() {
    PolicyDecisionPoint cached = POINT.cached(10, () -> Questions.NOW);
    Questions question = Questions.covered();
    Decision first = cached.decide(question.request()).toCompletableFuture().join();
    Decision again =
        cached
            .decide(question.withTime(Questions.UNTIL.minusNanos(1)).request())
            .toCompletableFuture()
            .join();
    Decision after =
        cached.decide(question.withTime(Questions.UNTIL).request()).toCompletableFuture().join();

    assertThat(again).isSameAs(first);
    assertThat(after.reasons()).extracting(Reason::id).containsExactly("AGREEMENT_ENDED");
  }

  @Test
  void manyQuestions_doNotFillTheMemory() {
    for (int i = 0; i < 20_000; i++) {
      assertThat(decide(Questions.covered())).isInstanceOf(Permit.class);
    }
  }
}
