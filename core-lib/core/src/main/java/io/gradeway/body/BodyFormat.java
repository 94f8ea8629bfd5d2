package io.gradeway.body;

/** A format whose bodies can be rewritten as a stream. */
public enum BodyFormat {
  /** One JSON text, RFC 8259. */
  JSON,
  /**
   * One JSON text a line, each line a record whose own root is {@link PathTable#ROOT}; lines end
   * with LF or CR LF, the last one may lack it, blank lines are refused. No bytes are no lines.
   */
  NDJSON;

  /**
   * A rewriter for one body of this format.
   *
   * @param editor judges the records
   * @param paths may serve many bodies, also ones that are read by turns on one thread
   * @param limits bounds of this body; a bound on paths is the table's own
   * @param sink gets what may leave: once in a call of {@link BodyRewriter#write}, more often only
   *     when more than {@link BodyLimits#recordMax} leaves
   */
  public BodyRewriter rewriter(
      RecordEditor editor, PathTable paths, BodyLimits limits, BodySink sink) {
    return new JsonRewriter(this == NDJSON, editor, (SharedPaths) paths, limits, sink);
  }
}
