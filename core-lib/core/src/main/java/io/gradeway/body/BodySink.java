package io.gradeway.body;

/** Where protected bytes go. */
public interface BodySink {
  /**
   * Takes bytes that are safe to release.
   *
   * @param bytes valid during the call only
   * @param from first byte
   * @param to one past the last byte
   */
  void accept(byte[] bytes, int from, int to);
}
