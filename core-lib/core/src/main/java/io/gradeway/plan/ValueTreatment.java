package io.gradeway.plan;

import io.gradeway.model.FieldPath;

/** Makes the protected form of one value. */
@FunctionalInterface
interface ValueTreatment {
  /**
   * The protected form.
   *
   * @param utf8 array that holds the clear text
   * @param from first byte
   * @param to one past the last byte
   * @param path path of the field, part of what a cipher binds
   * @return UTF-8
   */
  byte[] apply(byte[] utf8, int from, int to, FieldPath path);
}
