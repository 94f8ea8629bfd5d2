/**
 * Credentials become a subject. {@link io.gradeway.gateway.identity.Identifier} is the front door.
 *
 * <p>No credentials at all give the anonymous subject; credentials that are there but do not hold
 * are refused, never taken for none. Key files are read when an identifier is made; after that
 * nothing here blocks or does I/O, so it may run on an event loop (a signature takes some 100 µs, a
 * token seen before a few). All types are thread-safe.
 */
@NullMarked
package io.gradeway.gateway.identity;

import org.jspecify.annotations.NullMarked;
