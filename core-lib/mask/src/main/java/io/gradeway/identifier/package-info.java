/**
 * Check digits and formats of identifiers, as pure functions: no allocation, no clock, no state;
 * thread-safe; they never throw for a text of any content.
 *
 * <p>Every class reads the canonical form: ASCII digits and letters, capitals, no separators, no
 * prefix. Whoever has another form brings it into this one first (NFKC, separators removed). {@code
 * from} and {@code to} are UTF-16 offsets, {@code to} exclusive, and must lie within the text.
 */
package io.gradeway.identifier;
