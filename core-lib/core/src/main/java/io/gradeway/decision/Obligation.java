package io.gradeway.decision;

import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Level;
import io.gradeway.protection.Treatment;

/** A must-do attached to a permit. */
public sealed interface Obligation {

  /**
   * Protect every field the selector matches. When several match one field, the strictest
   * protection wins.
   */
  record Protect(Selector selector, Treatment treatment) implements Obligation {}

  /** Release no record that is graded above {@code level}; such a record is redacted. */
  record Ceiling(Level level) implements Obligation {}

  /** Something this version does not know; it turns the permit into a denial. */
  record Unknown(String type) implements Obligation {}

  /** Which fields a protection is for. */
  sealed interface Selector {
    /** Fields at a path. */
    record AtPath(FieldPath path) implements Selector {}

    /** Fields labelled with a category or one below it. */
    record OfCategory(CategoryId category) implements Selector {}

    /**
     * What detectors find in open or unlabelled fields, of a category or below it, unless the field
     * is labelled with that very category.
     */
    record Found(CategoryId category) implements Selector {}

    /** Fields graded at this level or above. */
    record AtLeast(Level level) implements Selector {}

    /** Fields that the agreement does not name. */
    record Unnamed() implements Selector {}
  }
}
