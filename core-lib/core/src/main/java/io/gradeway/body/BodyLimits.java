package io.gradeway.body;

import io.gradeway.model.ByteSize;

/**
 * Bounds on one body. All count totals.
 *
 * @param bodyMax bytes of the whole body
 * @param recordMax bytes of one record, and so of the window held in memory
 * @param depthMax nesting of arrays and objects
 * @param valuesMax values in one record
 * @param pathsMax distinct paths kept across records
 * @param numberMax characters of one number
 */
public record BodyLimits(
    ByteSize bodyMax,
    ByteSize recordMax,
    int depthMax,
    int valuesMax,
    int pathsMax,
    int numberMax) {
  public static final BodyLimits DEFAULT =
      new BodyLimits(ByteSize.mebi(64), ByteSize.kibi(256), 64, 65_536, 4_096, 1_024);

  public BodyLimits withBodyMax(ByteSize max) {
    return new BodyLimits(max, recordMax, depthMax, valuesMax, pathsMax, numberMax);
  }

  public BodyLimits withRecordMax(ByteSize max) {
    return new BodyLimits(bodyMax, max, depthMax, valuesMax, pathsMax, numberMax);
  }
}
