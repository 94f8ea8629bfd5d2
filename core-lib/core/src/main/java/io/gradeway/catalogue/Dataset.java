package io.gradeway.catalogue;

import io.gradeway.model.Level;
import java.util.List;

/**
 * A dataset of a domain and what is known of its fields.
 *
 * @param id for example {@code hotline.orders}
 * @param domain owner
 * @param defaultLevel level at which an unlabelled field is treated
 * @param fields confirmed labels
 * @param revision changes when any of this changes
 */
public record Dataset(
    String id, String domain, Level defaultLevel, List<FieldLabel> fields, String revision) {
  public Dataset {
    fields = List.copyOf(fields);
  }

  /** A dataset of which nothing is known; its fields are treated at this level. */
  public static Dataset unlabelled(String id, Level level) {
    return new Dataset(id, id, level, List.of(), "0");
  }
}
