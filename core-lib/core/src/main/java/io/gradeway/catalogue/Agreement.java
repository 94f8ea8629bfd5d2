package io.gradeway.catalogue;

import io.gradeway.model.FieldPath;
import io.gradeway.model.Level;
import io.gradeway.protection.Treatment;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a providing and a receiving department settled.
 *
 * @param id for example {@code AG-2026-017}
 * @param revision changes when any of this changes
 * @param provider domain that gives
 * @param receiver domain that gets
 * @param dataset id of the dataset
 * @param purposes codes of the purposes it may be used for
 * @param legalBasis law and clause it rests on
 * @param validFrom first instant
 * @param validUntil first instant after the term
 * @param active whether both sides have put it in force; false while suspended
 * @param ceiling no record graded above this is released
 * @param fields the fields it names and how each is released; others are redacted
 */
public record Agreement(
    String id,
    String revision,
    String provider,
    String receiver,
    String dataset,
    Set<String> purposes,
    String legalBasis,
    Instant validFrom,
    Instant validUntil,
    boolean active,
    Level ceiling,
    List<Field> fields) {

  /**
   * A field the agreement names.
   *
   * @param path where it lies
   * @param treatment how it is released
   */
  public record Field(FieldPath path, Treatment treatment) {}

  public Agreement {
    purposes = Set.copyOf(purposes);
    fields = List.copyOf(fields);
    if (!validFrom.isBefore(validUntil)) {
      throw new IllegalArgumentException("agreement " + id + " ends before it begins");
    }
  }
}
