/**
 * Obligations made executable: a {@code Plan} compiles what a permit demands to decisions per field
 * and applies them to the records of a body.
 */
@NullMarked
package io.gradeway.plan;

import org.jspecify.annotations.NullMarked;
