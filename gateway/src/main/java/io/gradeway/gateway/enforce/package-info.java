/**
 * The enforcement point: one cross-domain request, station by station. {@link
 * io.gradeway.gateway.enforce.Enforcement} is the front door and holds the pipeline.
 *
 * <p>Everything here runs on the event loop that accepted the exchange; no method blocks. A failed
 * future refuses the exchange; nothing is forwarded or released after a failure.
 */
@NullMarked
package io.gradeway.gateway.enforce;

import org.jspecify.annotations.NullMarked;
