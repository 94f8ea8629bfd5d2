/** Measurements of the hot paths beside what one would use without Gradeway. */
@NullMarked
package io.gradeway.benchmarks;

import org.jspecify.annotations.NullMarked;
