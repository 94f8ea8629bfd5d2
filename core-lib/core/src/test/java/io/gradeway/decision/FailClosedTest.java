package io.gradeway.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.gradeway.catalogue.Dataset;
import io.gradeway.model.Action;
import io.gradeway.model.Level;
import io.gradeway.model.Resource;
import io.gradeway.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FailClosedTest {
  private static final DecisionRequest QUESTION =
      new DecisionRequest(
          Subject.ANONYMOUS,
          false,
          new Action("read", "GET"),
          new Resource("registry", "registry.people"),
          new Dataset("registry.people", "registry", new Level("scheme", "L2"), List.of(), "1"),
          Optional.empty(),
          List.of(),
          List.of(),
          Instant.EPOCH);
  private static final Permit PERMIT =
      new Permit(
          new PolicyRevision("r1"), List.of(), List.of(), Optional.empty(), Optional.empty(), true);

  private static Decision ask(PolicyDecisionPoint inner)
      throws InterruptedException, ExecutionException, TimeoutException {
    return FailClosed.around(inner, Duration.ofMillis(50))
        .decide(QUESTION)
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private static void assertUnavailable(Decision decision) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Deny.class, deny -> assertThat(deny.reasons()).containsExactly(Deny.PDP_UNAVAILABLE));
  }

  @Test
  void exception_denies() throws Exception {
    assertUnavailable(
        ask(
            question -> {
              throw new IllegalStateException("boom");
            }));
  }

  @Test
  void error_denies() throws Exception {
    assertUnavailable(
        ask(
            question -> {
              throw new StackOverflowError();
            }));
  }

  @Test
  void failedStage_denies() throws Exception {
    assertUnavailable(
        ask(question -> CompletableFuture.failedStage(new IllegalStateException("boom"))));
  }

  @Test
  void nullAnswer_denies() throws Exception {
    assertUnavailable(ask(question -> CompletableFuture.completedFuture(null)));
  }

  @Test
  void nullStage_denies() throws Exception {
    assertUnavailable(ask(question -> null));
  }

  @Test
  void noAnswerInTime_denies() throws Exception {
    assertUnavailable(ask(question -> new CompletableFuture<>()));
  }

  @Test
  void answerAfterTheDeadline_changesNothing() throws Exception {
    CompletableFuture<Decision> late = new CompletableFuture<>();
    Decision answer = ask(question -> late);
    late.complete(PERMIT);
    assertUnavailable(answer);
  }

  @Test
  void answer_isHandedOn() throws Exception {
    assertThat(ask(question -> CompletableFuture.completedFuture(PERMIT))).isSameAs(PERMIT);
  }
}
