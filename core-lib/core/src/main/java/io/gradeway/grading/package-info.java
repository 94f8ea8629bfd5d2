/**
 * From category to level: {@code Grader} applies a taxonomy's matrix and floors and explains itself
 * with clauses. No finding ever lowers a level.
 */
@NullMarked
package io.gradeway.grading;

import org.jspecify.annotations.NullMarked;
