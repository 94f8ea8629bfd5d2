/**
 * The gateway between domains and the {@code gradeway} command. {@link
 * io.gradeway.gateway.Gradeway} is where the process starts.
 */
@NullMarked
package io.gradeway.gateway;

import org.jspecify.annotations.NullMarked;
