package io.gradeway.plan;

/** An obligation that cannot be performed; whoever meets it must deny. */
public final class UnsupportedObligationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnsupportedObligationException(String message) {
    super(message);
  }
}
