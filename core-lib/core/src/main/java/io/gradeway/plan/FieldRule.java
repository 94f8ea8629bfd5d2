package io.gradeway.plan;

import io.gradeway.catalogue.Shape;
import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.protection.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the values at one path.
 *
 * @param path the path
 * @param category label, or what the field's name says; null when nothing is known
 * @param rank rank of the field's level
 * @param treatment the strictest of all that apply
 * @param shape shape that makes a scan unnecessary, null when every value is scanned
 * @param apply makes the protected form; null for CLEAR, REDACT and DROP
 * @param misshapen treatment of a value that does not have the shape
 */
record FieldRule(
    FieldPath path,
    @Nullable CategoryId category,
    int rank,
    Treatment treatment,
    @Nullable Shape shape,
    @Nullable ValueTreatment apply,
    Treatment misshapen) {}
