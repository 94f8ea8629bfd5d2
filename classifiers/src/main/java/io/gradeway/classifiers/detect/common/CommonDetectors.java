package io.gradeway.classifiers.detect.common;

import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorPack;
import java.util.List;

/** Identifiers of all countries. A detector of this package that is not listed here never runs. */
public final class CommonDetectors implements DetectorPack {
  @Override
  public List<Detector> detectors() {
    return List.of(
        new PrivateKeyDetector(),
        new JwtDetector(),
        new EmailDetector(),
        new BankCardDetector(),
        new Ipv4Detector(),
        new BirthDateDetector());
  }
}
