package io.gradeway.gateway.config;

import io.gradeway.catalogue.Catalogue;
import io.gradeway.mask.Maskers;
import io.gradeway.taxonomy.LevelScale;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Everything a gateway is told, read from {@code gateway.yaml} and the catalogue files it names.
 * All paths are absolute.
 *
 * @param file the file it was read from
 * @param id name of this gateway in its evidence
 * @param listen the proxy
 * @param admin health and metrics; never TLS
 * @param officers the audit query API
 * @param identity how callers are identified
 * @param policy how the policy is asked
 * @param taxonomy id of the taxonomy that grades the catalogue
 * @param scale that taxonomy's levels
 * @param catalogue datasets and agreements
 * @param keys for pseudonyms and ciphers; present when an agreement uses one
 * @param ledger the evidence store
 * @param index database file of the query index, created when it is not there
 * @param limits bounds
 * @param routes the ways through the gateway
 */
public record GatewayConfig(
    Path file,
    String id,
    Listen listen,
    Listen admin,
    Listen officers,
    IdentityConfig identity,
    PolicyConfig policy,
    String taxonomy,
    LevelScale scale,
    Catalogue catalogue,
    Optional<KeysConfig> keys,
    LedgerConfig ledger,
    Path index,
    GatewayLimits limits,
    RouteTable routes) {

  /**
   * Reads and checks a configuration. Reads files.
   *
   * @param file {@code gateway.yaml}
   * @throws ConfigException with everything that is wrong, if anything is
   */
  public static GatewayConfig read(Path file) throws ConfigException {
    Clock clock = Clock.system(ZoneId.systemDefault());
    return new GatewayReader(file, new Surroundings(Standard::load, Maskers::named, clock)).read();
  }
}
