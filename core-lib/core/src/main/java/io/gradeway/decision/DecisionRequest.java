package io.gradeway.decision;

import io.gradeway.catalogue.Agreement;
import io.gradeway.catalogue.Dataset;
import io.gradeway.model.Action;
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
 * @param action what for
 * @param resource which dataset of which domain
 * @param dataset the catalogue's entry of that dataset: its fields, labels and levels
 * @param purpose stated purpose, if any
 * @param parameters names of the query parameters present, sorted
 * @param agreements those in the catalogue between the subject's and the resource's domain that
 *     name the dataset, whatever their state
 * @param time when it is asked
 */
public record DecisionRequest(
    Subject subject,
    Action action,
    Resource resource,
    Dataset dataset,
    Optional<Purpose> purpose,
    List<String> parameters,
    List<Agreement> agreements,
    Instant time) {
  public DecisionRequest {
    parameters = List.copyOf(parameters);
    agreements = List.copyOf(agreements);
  }

  /** Whether the subject's domain is not the resource's. */
  public boolean crossDomain() {
    return !subject.domain().equals(resource.domain());
  }
}
