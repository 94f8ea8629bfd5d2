package io.gradeway.plan;

import io.gradeway.body.BodyRewriter;
import io.gradeway.taxonomy.LevelScale;
import java.util.function.Consumer;

/**
 * The protection of one body under a plan: bytes in, protected bytes to the sink. Not thread-safe.
 */
public final class Protection {
  private final RecordProtector protector;
  private final BodyRewriter rewriter;
  private final LevelScale scale;
  private final Consumer<RecordProtector> done;

  Protection(
      RecordProtector protector,
      BodyRewriter rewriter,
      LevelScale scale,
      Consumer<RecordProtector> done) {
    this.protector = protector;
    this.rewriter = rewriter;
    this.scale = scale;
    this.done = done;
  }

  /**
   * Takes the next bytes of the body.
   *
   * @throws io.gradeway.body.BodyException when the body is malformed or too large; nothing unsafe
   *     has left
   */
  public void write(byte[] bytes, int from, int to) {
    rewriter.write(bytes, from, to);
  }

  /**
   * Says that the body is complete.
   *
   * @throws io.gradeway.body.BodyException when it is not
   */
  public ProtectionSummary end() {
    rewriter.end();
    ProtectionSummary summary = summary();
    // Only after a clean end: a broken body may leave the protector's path table mid-record.
    done.accept(protector);
    return summary;
  }

  /** Counts so far. */
  public ProtectionSummary summary() {
    return new ProtectionSummary(
        protector.records(),
        protector.values(),
        protector.treated(),
        protector.redactedRecords(),
        scale.levels().get(protector.highestRank()));
  }
}
