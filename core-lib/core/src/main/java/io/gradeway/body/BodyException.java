package io.gradeway.body;

/** A body that cannot be rewritten. The message names the problem and the offset, never content. */
public final class BodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of problem. */
  public enum Kind {
    /** Breaks the grammar of its format. */
    MALFORMED,
    /** Breaks a bound of {@link BodyLimits}. */
    LIMIT
  }

  private final Kind kind;
  private final long offset;

  public BodyException(Kind kind, String what, long offset) {
    super(what + " at byte " + offset);
    this.kind = kind;
    this.offset = offset;
  }

  public Kind kind() {
    return kind;
  }

  /** Position in the body, 0-based. */
  public long offset() {
    return offset;
  }
}
