package io.gradeway.gateway.config;

import io.gradeway.catalogue.Shape;
import io.gradeway.model.FieldPath;

/** What a route says of one of its query or path parameters. */
public sealed interface Parameter {
  /**
   * A parameter that selects no data by its value, such as a page number.
   *
   * @param shape what its values must look like; never open
   */
  record Shaped(Shape shape) implements Parameter {}

  /**
   * A parameter that selects by the value of a field.
   *
   * @param path path of that field in the route's dataset
   */
  record OfField(FieldPath path) implements Parameter {}
}
