/**
 * Identifiers of mainland China, Hong Kong, Macau and Taiwan. One detector a class; the pack lists
 * them.
 */
@NullMarked
package io.gradeway.classifiers.detect.cn;

import org.jspecify.annotations.NullMarked;
