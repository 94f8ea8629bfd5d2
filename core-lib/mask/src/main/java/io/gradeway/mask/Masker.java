package io.gradeway.mask;

/**
 * Hides part of a value for good.
 *
 * <p>Guarantees of every masker of {@link Maskers}: it never throws; a value that is not of its
 * form becomes {@link Maskers#HIDDEN}; its answer differs from a value that is not empty, except
 * for values that are public by norm ({@code uscc}) and for {@link Maskers#HIDDEN} itself; masking
 * an answer again shows nothing that it did not show. An empty value stays empty, except under
 * {@code secret}. {@code null} gives {@code null}. Thread-safe.
 */
public interface Masker {
  /** The name policies and agreements call it by; fixed once published. */
  String id();

  /**
   * The value with its protected part hidden.
   *
   * @param value any text; full-width forms, separators and invisible characters are seen through
   */
  String mask(String value);
}
