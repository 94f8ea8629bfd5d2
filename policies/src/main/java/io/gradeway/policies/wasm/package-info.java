/**
 * Decides in process: the compiled bundle runs inside the JVM. {@link
 * io.gradeway.policies.wasm.EmbeddedDecisionPoint} is the front door.
 */
@NullMarked
package io.gradeway.policies.wasm;

import org.jspecify.annotations.NullMarked;
