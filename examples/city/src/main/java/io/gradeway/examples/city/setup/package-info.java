/**
 * What a run needs before the gateway can start: a private folder, keys and certificates made for
 * this run only, tokens of a small identity provider, and the configuration files. The front door
 * is {@code Setup}.
 */
@NullMarked
package io.gradeway.examples.city.setup;

import org.jspecify.annotations.NullMarked;
