/**
 * Push-style streaming rewriting of bodies: bytes in at any chunk boundary, protected bytes out,
 * one record at a time.
 */
@NullMarked
package io.gradeway.body;

import org.jspecify.annotations.NullMarked;
