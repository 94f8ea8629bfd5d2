package io.gradeway.classification;

import io.gradeway.model.CategoryId;

/**
 * Judges whether a whole value could be of a category; used for columns, where many values stand
 * together and one weak sign each is enough. Stateless and thread-safe.
 */
public interface ValueTest {
  /** Short id for reasons. */
  String id();

  CategoryId category();

  /** Whether the value, stripped and not empty, has the look. */
  boolean admits(String value);

  /**
   * Most confidence that a column of such values alone may earn, in percent. A look that other
   * kinds of data share gets little and needs a field name beside it.
   */
  int ceiling();
}
