/**
 * The city's people, orders and claims, made up from a seed. Every check digit is right, every
 * record agrees with itself and with the other departments' records, and nobody living can hold one
 * of the numbers: births lie between 1870 and 1899, mobiles in the {@code 0000} exchange of their
 * prefix, cards in a run of zeros.
 */
@NullMarked
package io.gradeway.examples.city.data;

import org.jspecify.annotations.NullMarked;
