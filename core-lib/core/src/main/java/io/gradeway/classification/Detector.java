package io.gradeway.classification;

import io.gradeway.model.CategoryId;
import java.util.List;

/**
 * Spots one kind of identifier in UTF-8 text. The scanner asks it only where one of its triggers
 * fires; it must not allocate, block or keep state, and one instance serves all threads.
 *
 * <p>An exception thrown by a detector makes the whole scanned value one finding of category {@link
 * Classifier#UNKNOWN} with full confidence: what cannot be judged is not released.
 */
public interface Detector {
  /**
   * Short id, lower-case with dashes, unique among all packs; it appears in findings and audits.
   */
  String id();

  CategoryId category();

  List<Trigger> triggers();

  /** Words that raise the confidence of a hit near by. */
  ContextWords contextWords();

  /** Looks at one candidate and reports what it is, if it is anything. */
  void examine(Candidate candidate, Hits hits);
}
