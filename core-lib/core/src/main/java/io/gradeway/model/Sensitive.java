package io.gradeway.model;

/**
 * A value that must not be printed by accident. {@link #toString} tells nothing; equality is
 * identity, so that a collection cannot be used to guess it.
 *
 * @param <T> type of the value; a mutable value is not copied
 */
public final class Sensitive<T> {
  private final T value;

  private Sensitive(T value) {
    this.value = value;
  }

  public static <T> Sensitive<T> of(T value) {
    return new Sensitive<>(value);
  }

  /** The clear value. Search for callers of this method when reviewing. */
  public T reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "Sensitive[****]";
  }
}
