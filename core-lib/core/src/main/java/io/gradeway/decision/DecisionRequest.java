package io.gradeway.decision;

import io.gradeway.catalogue.Agreement;
import io.gradeway.catalogue.Dataset;
import io.gradeway.model.Action;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Purpose;
import io.gradeway.model.Resource;
import io.gradeway.model.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One policy question: a typed allow-list of what a policy may see. It holds no value of any field.
 *
 * @param subject who asks
 * @param permitted whether the realm permits the subject this action on this resource
 * @param action what for
 * @param resource which dataset of which domain
 * @param dataset the catalogue's entry of that very dataset: its fields, labels and levels
 * @param purpose stated purpose, if any
 * @param parameters the query and path parameters present, in any order
 * @param agreements those in the catalogue between the subject's and the resource's domain that
 *     name the dataset, whatever their state
 * @param time when it is asked
 */
public record DecisionRequest(
    Subject subject,
    boolean permitted,
    Action action,
    Resource resource,
    Dataset dataset,
    Optional<Purpose> purpose,
    List<Parameter> parameters,
    List<Agreement> agreements,
    Instant time) {

  /**
   * A declared parameter that the request uses; its value stays out of the question.
   *
   * @param name as the route declares it
   * @param field the field of the dataset it acts on, by filtering or sorting; empty when it acts
   *     on none, as a page number does
   */
  public record Parameter(String name, Optional<FieldPath> field) {}

  public DecisionRequest {
    parameters = List.copyOf(parameters);
    agreements = List.copyOf(agreements);
    if (!dataset.id().equals(resource.dataset()) || !dataset.domain().equals(resource.domain())) {
      throw new IllegalArgumentException(
          "the catalogue's entry "
              + dataset.domain()
              + "/"
              + dataset.id()
              + " is not of the resource "
              + resource.domain()
              + "/"
              + resource.dataset());
    }
  }

  /** Whether the subject's domain is not the resource's. */
  public boolean crossDomain() {
    return !subject.domain().equals(resource.domain());
  }
}
