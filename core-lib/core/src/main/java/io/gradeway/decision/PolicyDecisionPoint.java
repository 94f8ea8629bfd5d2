package io.gradeway.decision;

import java.util.concurrent.CompletionStage;

/**
 * Answers policy questions. Not necessarily thread-safe: see the implementation. A stage that
 * fails, or an exception, means "could not decide"; wrap with {@link FailClosed}.
 */
public interface PolicyDecisionPoint {
  CompletionStage<Decision> decide(DecisionRequest request);
}
