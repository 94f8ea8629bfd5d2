package io.gradeway.body;

/**
 * Judges the records of one body, in order. Called by a {@link BodyRewriter} when a record is
 * complete and before any of its bytes leave. An exception thrown here ends the rewriting, and the
 * record is not released.
 */
public interface RecordEditor {
  /**
   * Whether the member name at {@code path} may itself hold protected data, so that its occurrences
   * are to be listed as values of kind {@link BodyRecord.Kind#KEY}. Asked once for each path.
   */
  boolean editsKey(PathTable paths, int path);

  /** Edits one record. The record is valid during the call only. */
  void edit(BodyRecord record);
}
