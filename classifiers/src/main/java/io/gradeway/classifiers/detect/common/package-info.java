/** Identifiers that know no border. One detector a class; the pack lists them. */
@NullMarked
package io.gradeway.classifiers.detect.common;

import org.jspecify.annotations.NullMarked;
