/** Gradeway as a library: what the guides quote. */
@NullMarked
package io.gradeway.examples.library;

import org.jspecify.annotations.NullMarked;
