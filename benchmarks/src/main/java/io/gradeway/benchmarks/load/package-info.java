/**
 * The load run: origin, plain proxies and the governed gateway side by side, each a process of its
 * own. {@link io.gradeway.benchmarks.load.LoadRun} is the front door.
 */
@NullMarked
package io.gradeway.benchmarks.load;

import org.jspecify.annotations.NullMarked;
