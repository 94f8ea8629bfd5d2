package io.gradeway.classification;

import io.gradeway.model.CategoryId;

/**
 * Findings in UTF-8 bytes, in order and without overlap. Reused between scans to spare allocation;
 * not thread-safe.
 */
public interface ByteFindings {
  int size();

  /** First byte of a finding, an index into the scanned array. */
  int start(int finding);

  /** One past its last byte. */
  int end(int finding);

  CategoryId category(int finding);

  /** Confidence in percent. */
  int confidence(int finding);

  /** Id of the detector that found it. */
  String detector(int finding);
}
