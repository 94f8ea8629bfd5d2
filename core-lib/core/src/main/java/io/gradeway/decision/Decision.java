package io.gradeway.decision;

import java.util.List;

/** The answer to one {@link DecisionRequest}. */
public sealed interface Decision permits Permit, Deny {
  PolicyRevision revision();

  List<Reason> reasons();

  /** Whether the same input bytes may be given this answer again, under the same policy. */
  boolean cacheable();
}
