/**
 * The tour of the demo: commands that work as printed, and what each must show. The front door is
 * {@code Tour}.
 */
@NullMarked
package io.gradeway.examples.city.tour;

import org.jspecify.annotations.NullMarked;
