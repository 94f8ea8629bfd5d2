/**
 * Finds what kind of data a text, a field name or a column is. {@code Classifier} is the front
 * door, {@code Detector} the extension point.
 */
@NullMarked
package io.gradeway.classification;

import org.jspecify.annotations.NullMarked;
