/** Datasets, their fields with labels, and the agreements between departments. */
@NullMarked
package io.gradeway.catalogue;

import org.jspecify.annotations.NullMarked;
