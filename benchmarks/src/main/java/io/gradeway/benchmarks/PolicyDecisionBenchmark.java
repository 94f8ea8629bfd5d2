package io.gradeway.benchmarks;

import io.gradeway.decision.Decision;
import io.gradeway.decision.DecisionRequest;
import io.gradeway.decision.Permit;
import io.gradeway.decision.PolicyDecisionPoint;
import io.gradeway.policies.wasm.EmbeddedDecisionPoint;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One embedded policy decision; sampled, so that the median is there. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PolicyDecisionBenchmark {
  /** Agreements in turn. */
  private static final int QUESTIONS = 250;

  private final EmbeddedDecisionPoint uncached = EmbeddedDecisionPoint.bundled();
  private final PolicyDecisionPoint cached =
      EmbeddedDecisionPoint.bundled().cached(4_096, Clock.systemUTC());
  private final DecisionRequest[] questions = new DecisionRequest[QUESTIONS];
  private int next;

  @Setup
  public void ask() {
    People people = new People();
    for (int i = 0; i < QUESTIONS; i++) {
      questions[i] = people.question(i);
    }
  }

  @Benchmark
  public Decision uncached() {
    return permit(uncached.decide(question()).toCompletableFuture().join());
  }

  @Benchmark
  public Decision cached() {
    return permit(cached.decide(question()).toCompletableFuture().join());
  }

  private DecisionRequest question() {
    next = (next + 1) % QUESTIONS;
    return questions[next];
  }

  private static Decision permit(Decision decision) {
    if (!(decision instanceof Permit permit) || permit.obligations().isEmpty()) {
      throw new IllegalStateException("expected a permit with obligations, got " + decision);
    }
    return decision;
  }
}
