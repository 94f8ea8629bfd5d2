package io.gradeway.plan;

import io.gradeway.model.Level;

/**
 * What a protection did to one body: counts, never values.
 *
 * @param records records released
 * @param values values seen
 * @param treated values masked, replaced or taken out, wholly or in part
 * @param redactedRecords records withheld as a whole
 * @param level highest level met in the body before protection
 */
public record ProtectionSummary(
    long records, long values, long treated, long redactedRecords, Level level) {}
