/** Field-name dictionaries, read from {@code names/fields.csv}. */
@NullMarked
package io.gradeway.classifiers.names;

import org.jspecify.annotations.NullMarked;
