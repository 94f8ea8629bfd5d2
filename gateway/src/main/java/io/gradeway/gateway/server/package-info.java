/**
 * The gateway's ports: the proxy on every event loop, health and metrics, and the counters behind
 * them.
 */
@NullMarked
package io.gradeway.gateway.server;

import org.jspecify.annotations.NullMarked;
