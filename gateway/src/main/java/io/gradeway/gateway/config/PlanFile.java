package io.gradeway.gateway.config;

import io.gradeway.catalogue.Dataset;
import io.gradeway.decision.Obligation;
import io.gradeway.mask.Maskers;
import io.gradeway.protection.KeyRing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one person says is to be done to a body, without a gateway: {@code plan.yaml} of {@code
 * gradeway protect}.
 *
 * @param taxonomy id of the taxonomy that grades categories
 * @param dataset the labels, those of {@code fields} that name a category
 * @param scope what pseudonyms and ciphers are bound to
 * @param obligations what is to be done
 * @param keys the opened key ring, if the file names one
 */
public record PlanFile(
    String taxonomy,
    Dataset dataset,
    String scope,
    List<Obligation> obligations,
    Optional<KeyRing> keys) {
  public PlanFile {
    obligations = List.copyOf(obligations);
  }

  /**
   * Reads and checks a plan. Reads files.
   *
   * @throws ConfigException with everything that is wrong, if anything is
   */
  public static PlanFile read(Path file) throws ConfigException {
    return new PlanFileReader(file, Standard::load, Maskers::named).read();
  }
}
