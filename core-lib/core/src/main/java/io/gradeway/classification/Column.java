package io.gradeway.classification;

import java.util.List;

/**
 * A field with a sample of its values.
 *
 * @param dataset name of the table or dataset, or empty
 * @param field name of the field
 * @param comment comment on the field, or empty
 * @param values sampled values as text, blanks included
 * @param siblings names of the other fields, or empty
 */
public record Column(
    String dataset, String field, String comment, List<String> values, List<String> siblings) {
  public Column {
    values = List.copyOf(values);
    siblings = List.copyOf(siblings);
  }

  /** A field known by name and values only. */
  public static Column of(String field, List<String> values) {
    return new Column("", field, "", values, List.of());
  }

  /** Hides the values. */
  @Override
  public String toString() {
    return "Column[" + field + ", " + values.size() + " values]";
  }
}
