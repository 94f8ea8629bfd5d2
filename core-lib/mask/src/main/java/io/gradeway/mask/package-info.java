/**
 * Masks: one-way hiding of part of a value (脱敏, 掩码). {@link io.gradeway.mask.Maskers} is the front
 * door.
 *
 * <pre>{@code
 * Maskers.MOBILE.mask("13800138000");          // 138****8000
 * Maskers.named("name").mask("欧阳修");          // 欧阳*
 * }</pre>
 *
 * <p>Pure functions, thread-safe, without dependencies. They fail closed: what does not have the
 * form a mask is for is hidden wholly. A mask is no anonymisation: four hidden digits of a mobile
 * number leave ten thousand candidates, and two different masks of one value may add up to it.
 */
package io.gradeway.mask;
