/**
 * {@code gateway.yaml} and the catalogue files it names, read strictly: everything wrong is
 * reported at once, and what is read is immutable. {@link
 * io.gradeway.gateway.config.GatewayConfig#read} is the front door. Reading blocks on files; do it
 * off the event loop. All types are thread-safe.
 */
@NullMarked
package io.gradeway.gateway.config;

import org.jspecify.annotations.NullMarked;
