/**
 * Reversible and irreversible protection of single values under keys: {@code FieldCipher}, {@code
 * Pseudonymizer}, {@code KeyRing}.
 */
@NullMarked
package io.gradeway.protection;

import org.jspecify.annotations.NullMarked;
