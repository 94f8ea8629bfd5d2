/**
 * The nouns everyone shares. Immutable values; thread-safe; arguments are checked when a value is
 * made.
 */
@NullMarked
package io.gradeway.model;

import org.jspecify.annotations.NullMarked;
