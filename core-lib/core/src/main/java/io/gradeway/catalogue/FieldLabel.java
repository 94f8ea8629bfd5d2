package io.gradeway.catalogue;

import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Level;

/**
 * A confirmed label of one field.
 *
 * @param path where the field lies in the dataset's bodies
 * @param category what it is
 * @param level how it is graded
 * @param shape what values may look like; a value of another shape is treated as unlabelled
 */
public record FieldLabel(FieldPath path, CategoryId category, Level level, Shape shape) {}
