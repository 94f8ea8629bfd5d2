/**
 * The policy question and its answer. A decision is a {@link io.gradeway.decision.Permit} or a
 * {@link io.gradeway.decision.Deny}, never null, never a boolean.
 */
@NullMarked
package io.gradeway.decision;

import org.jspecify.annotations.NullMarked;
