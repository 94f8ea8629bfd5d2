package io.gradeway.classification;

/**
 * Spots one kind of identifier in UTF-8 text. The scanner asks it only where one of its triggers
 * fires; it must not block or keep state, should not allocate, and one instance serves all threads.
 *
 * <p>An exception thrown by a detector makes the whole scanned value one finding of category {@link
 * Classifier#UNKNOWN} with full confidence: what cannot be judged is not released.
 */
public interface Detector {
  /** Who it is and where it wants to be asked; read once. */
  DetectorProfile profile();

  /** Looks at one candidate and reports what it is, if it is anything. */
  void examine(Candidate candidate, Hits hits);
}
