package io.gradeway.plan;

import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Level;
import io.gradeway.protection.Treatment;
import java.util.Optional;

/**
 * What a plan does to one labelled field.
 *
 * @param path where it lies
 * @param category what it is labelled
 * @param level how it is graded
 * @param treatment the strictest of all that apply
 */
public record PlannedField(
    FieldPath path, Optional<CategoryId> category, Level level, Treatment treatment) {}
