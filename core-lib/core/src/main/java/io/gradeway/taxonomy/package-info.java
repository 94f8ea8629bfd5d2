/**
 * What a classification standard is: categories, a level scale, grading rules with clauses. No
 * standard's content lives here (that is data, in the classifiers module).
 */
@NullMarked
package io.gradeway.taxonomy;

import org.jspecify.annotations.NullMarked;
