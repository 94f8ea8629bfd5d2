package io.gradeway.benchmarks.load;

/** A body like those of the load run, for benchmarks of one part. */
public final class SampleBody {
  private static final Bodies BODIES = new Bodies();

  private SampleBody() {}

  /** A JSON body with so many records, at most 15,640. */
  public static byte[] of(int records) {
    return BODIES.body(records, 0);
  }
}
