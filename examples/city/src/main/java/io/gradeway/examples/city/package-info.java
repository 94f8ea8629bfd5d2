/**
 * The demo: a small city whose departments exchange data through the gateway. Three departments run
 * in this process; the gateway and the witness run as processes of their own.
 */
@NullMarked
package io.gradeway.examples.city;

import org.jspecify.annotations.NullMarked;
