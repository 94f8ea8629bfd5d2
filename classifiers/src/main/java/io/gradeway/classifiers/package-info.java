/**
 * Standards as data. {@link io.gradeway.classifiers.Taxonomies} is the front door; detectors reach
 * the classifier by themselves, as packs.
 */
@NullMarked
package io.gradeway.classifiers;

import org.jspecify.annotations.NullMarked;
