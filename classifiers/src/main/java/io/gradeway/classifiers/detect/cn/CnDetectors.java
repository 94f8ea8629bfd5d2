package io.gradeway.classifiers.detect.cn;

import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorPack;
import java.util.List;

/** Identifiers of China. A detector of this package that is not listed here never runs. */
public final class CnDetectors implements DetectorPack {
  @Override
  public List<Detector> detectors() {
    return List.of(
        new ResidentIdDetector(),
        new HmtResidencePermitDetector(),
        new ForeignResidentDetector(),
        new UsccDetector(),
        new MobileDetector(),
        new LandlineDetector(),
        new PlateDetector(),
        new OldResidentIdDetector(),
        new PassportDetector(),
        new TravelPermitDetector());
  }
}
