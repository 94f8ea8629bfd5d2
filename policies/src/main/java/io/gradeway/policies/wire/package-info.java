/**
 * How a policy question and its answer are written as JSON, the same for every decision point.
 * {@link io.gradeway.policies.wire.PolicyInput} writes the question, {@link
 * io.gradeway.policies.wire.PolicyResult} reads the answer and believes nothing it does not know.
 */
@NullMarked
package io.gradeway.policies.wire;

import org.jspecify.annotations.NullMarked;
