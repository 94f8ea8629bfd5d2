package io.gradeway.body;

/**
 * Rewrites one body. Bytes may be cut anywhere; what leaves through the {@link BodySink} does not
 * depend on the cuts. Not thread-safe; one instance serves one body.
 *
 * <p>A {@link BodyException} ends the rewriting: nothing more may be written, and what has left so
 * far is a safe prefix.
 */
public interface BodyRewriter {
  /**
   * Takes the next bytes.
   *
   * @param bytes read during the call only
   * @param from first byte
   * @param to one past the last byte
   * @throws BodyException when the body is malformed or breaks a limit
   */
  void write(byte[] bytes, int from, int to);

  /**
   * Says that the body is complete.
   *
   * @throws BodyException when it is not
   */
  void end();

  /**
   * Number of records released so far: elements of outermost arrays, or lines. A JSON body without
   * an outermost array is one record, counted at its end.
   */
  long records();
}
