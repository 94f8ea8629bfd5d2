package io.gradeway.protection;

/**
 * A value could not be protected or brought back. The message tells nothing of the value, the keys
 * or the secret. Whoever catches it must not release the value.
 */
public final class ProtectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, for callers that act on it. */
  public enum Reason {
    /** Not an envelope of a version and cipher that is known here. */
    MALFORMED,
    /** The envelope names a key or key version that is not in the ring under this name. */
    UNKNOWN_KEY,
    /** The key version was revoked; its material is gone. */
    REVOKED_KEY,
    /** Altered, cut, or bound to another field, dataset or agreement. */
    NOT_AUTHENTIC,
    /** Longer than {@link FieldCipher#VALUE_BYTES_MAX}, or not the text that was promised. */
    UNFIT_VALUE,
    /** The key ring or its secret file is not fit for use. */
    RING,
    /** The platform's cryptography failed. */
    UNAVAILABLE
  }

  private final Reason reason;

  ProtectionException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
