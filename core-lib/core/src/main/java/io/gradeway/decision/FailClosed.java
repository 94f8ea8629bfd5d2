package io.gradeway.decision;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Turns every way of not answering (exception, failed stage, null, no answer in time) into {@link
 * Deny#PDP_UNAVAILABLE}. The stage it returns never fails.
 */
public final class FailClosed implements PolicyDecisionPoint {
  private final PolicyDecisionPoint inner;
  private final Duration timeout;

  private FailClosed(PolicyDecisionPoint inner, Duration timeout) {
    this.inner = inner;
    this.timeout = timeout;
  }

  public static PolicyDecisionPoint around(PolicyDecisionPoint inner, Duration timeout) {
    return new FailClosed(inner, timeout);
  }

  @Override
  public CompletionStage<Decision> decide(DecisionRequest request) {
    CompletableFuture<Decision> asked;
    try {
      asked = inner.decide(request).toCompletableFuture();
    } catch (RuntimeException | Error e) {
      return CompletableFuture.completedFuture(unavailable());
    }
    if (asked.isDone()) {
      // The in-process decision point has answered already: no timer.
      return asked.handle(FailClosed::answerOrDeny);
    }
    return asked
        .copy()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle(FailClosed::answerOrDeny);
  }

  private static Decision answerOrDeny(@Nullable Decision answer, @Nullable Throwable error) {
    return answer == null || error != null ? unavailable() : answer;
  }

  private static Decision unavailable() {
    return Deny.of(Deny.PDP_UNAVAILABLE);
  }
}
