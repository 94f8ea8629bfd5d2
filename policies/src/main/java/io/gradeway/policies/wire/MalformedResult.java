package io.gradeway.policies.wire;

/** A policy's answer that is not what this version understands. It means "could not decide". */
public final class MalformedResult extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedResult(String message) {
    super(message);
  }

  MalformedResult(String message, Throwable cause) {
    super(message, cause);
  }
}
