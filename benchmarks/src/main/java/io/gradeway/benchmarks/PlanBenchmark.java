package io.gradeway.benchmarks;

import io.gradeway.benchmarks.load.SampleBody;
import io.gradeway.body.BodyFormat;
import io.gradeway.body.BodyLimits;
import io.gradeway.decision.DecisionRequest;
import io.gradeway.decision.Permit;
import io.gradeway.plan.Plan;
import io.gradeway.plan.PlanTools;
import io.gradeway.plan.Protection;
import io.gradeway.plan.ProtectionSummary;
import io.gradeway.policies.wasm.EmbeddedDecisionPoint;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole protection of a body as the gateway does it (parse, look up rules, check shapes, search
 * free text, mask four fields, write), with the obligations that the policy really gives.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class PlanBenchmark {
  private static final int CHUNK = 16 * 1024;
  private static final int MASKED = 4;

  /** Records in the body: 0.4 KB, 11.7 KB, 1.16 MB. */
  @Param({"2", "57", "5640"})
  public int records;

  private final People people = new People();
  private final PlanTools tools = people.tools();
  private final DecisionRequest question = people.question(1);
  private final Permit permit =
      (Permit) EmbeddedDecisionPoint.bundled().decide(question).toCompletableFuture().join();
  private final Plan plan = compile();
  private byte[] body = new byte[0];
  private long left;

  /** Counts what goes in; MB of 10^6 bytes. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Input {
    public double megabytes;

    @Setup(Level.Iteration)
    public void reset() {
      megabytes = 0;
    }
  }

  @Setup
  public void makeBody() {
    body = SampleBody.of(records);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Protection protection =
        plan.protection(BodyFormat.JSON, (bytes, from, to) -> out.write(bytes, from, to - from));
    protection.write(body, 0, body.length);
    ProtectionSummary summary = protection.end();
    String text = out.toString(StandardCharsets.UTF_8);
    boolean masked = summary.treated() == (long) MASKED * records;
    if (!masked || text.contains("110101180") || text.contains("号楼")) {
      throw new IllegalStateException("the body is not protected: " + summary);
    }
  }

  @Benchmark
  public long protect(Input input) {
    Protection protection =
        plan.protection(BodyFormat.JSON, (bytes, from, to) -> left += to - from);
    for (int at = 0; at < body.length; at += CHUNK) {
      protection.write(body, at, Math.min(body.length, at + CHUNK));
    }
    left += protection.end().treated();
    input.megabytes += body.length / 1e6;
    return left;
  }

  /** What a permit costs whose plan is not cached. */
  @Benchmark
  public Plan compile() {
    return Plan.compile(
        tools, question.dataset(), "AG-1", permit.obligations(), BodyLimits.DEFAULT);
  }
}
