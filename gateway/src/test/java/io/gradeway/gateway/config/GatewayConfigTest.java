package io.gradeway.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.gradeway.body.BodyFormat;
import io.gradeway.catalogue.Agreement;
import io.gradeway.catalogue.FieldLabel;
import io.gradeway.catalogue.Shape;
import io.gradeway.model.ByteSize;
import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.protection.Treatment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayConfigTest {
  @TempDir Path folder;
  private ConfigFolder files;
  private GatewayConfig config;

  @BeforeEach
  void read() throws Exception {
    files = ConfigFolder.full(folder);
    config = files.read();
  }

  @Test
  void fullFile_everyServerPropertyIsRead() {
    assertThat(config.file()).isEqualTo(files.file("gateway.yaml"));
    assertThat(config.id()).isEqualTo("test-gateway");
    assertThat(config.listen()).isEqualTo(new Listen("0.0.0.0", 18443, tls("server", "client-ca")));
    assertThat(config.admin()).isEqualTo(new Listen("10.0.0.1", 19090, Optional.empty()));
    assertThat(config.officers())
        .isEqualTo(new Listen("10.0.0.2", 19443, tls("officers", "officers-ca")));
    assertThat(config.policy()).isEqualTo(new PolicyConfig(Duration.ofMillis(150)));
    assertThat(config.keys())
        .contains(new KeysConfig(files.file("keys/ring.json"), files.file("keys/ring.pass")));
    assertThat(config.ledger())
        .isEqualTo(new LedgerConfig(files.file("data/ledger.db"), files.file("keys/ledger.key")));
    assertThat(config.index()).isEqualTo(files.file("data/index.db"));
    assertThat(config.taxonomy()).isEqualTo("test-scheme");
    assertThat(config.scale()).isEqualTo(ConfigFolder.SCALE);
  }

  @Test
  void fullFile_identityIsRead() {
    assertThat(config.identity().realm()).isEqualTo(files.file("realm.yaml"));
    assertThat(config.identity().issuers())
        .containsExactly(
            new JwtIssuer(
                "https://idp.test.example",
                "gradeway-test",
                files.file("keys/idp.jwks.json"),
                Set.of(JwtAlgorithm.values()),
                Duration.ofSeconds(45)));
  }

  @Test
  void fullFile_limitsDifferFromDefaults() {
    GatewayLimits limits = config.limits();
    GatewayLimits standard = GatewayLimits.DEFAULT;

    assertThat(limits)
        .isEqualTo(
            new GatewayLimits(
                ByteSize.mebi(32),
                ByteSize.kibi(128),
                Duration.ofSeconds(31),
                Duration.ofSeconds(11),
                Duration.ofSeconds(21),
                1000));
    assertThat(limits.bodyMax()).isNotEqualTo(standard.bodyMax());
    assertThat(limits.recordMax()).isNotEqualTo(standard.recordMax());
    assertThat(limits.requestTimeout()).isNotEqualTo(standard.requestTimeout());
    assertThat(limits.upstreamTimeout()).isNotEqualTo(standard.upstreamTimeout());
    assertThat(limits.drainTimeout()).isNotEqualTo(standard.drainTimeout());
    assertThat(limits.exchangesMax()).isNotEqualTo(standard.exchangesMax());
  }

  @Test
  void fullFile_everyRoutePropertyIsRead() {
    Route route = config.routes().routes().get(0);

    assertThat(route)
        .isEqualTo(
            new Route(
                "residents",
                PathPattern.parse("/population/residents/{region}/**"),
                Set.of("GET", "POST"),
                "population.residents",
                "read",
                new Upstream(true, "registry.test.example", 8080),
                "/population",
                Route.Mode.OBSERVE,
                Optional.of(
                    new Waiver(List.of("one", "two"), Instant.parse("2026-12-20T16:00:00Z"))),
                BodyFormat.NDJSON,
                Map.of(
                    "region", new Parameter.Shaped(new Shape.Code("AA-99")),
                    "name", new Parameter.OfField(FieldPath.parse("records[].name"))),
                ByteSize.parse("1GiB")));
  }

  @Test
  void fullFile_catalogueIsRead() {
    var dataset = config.catalogue().dataset("population.residents").orElseThrow();

    assertThat(dataset.domain()).isEqualTo("population");
    assertThat(dataset.revision()).isEqualTo("7");
    assertThat(dataset.defaultLevel()).isEqualTo(ConfigFolder.SCALE.level("L3"));
    assertThat(dataset.fields())
        .containsExactly(
            new FieldLabel(
                FieldPath.parse("records[].name"),
                CategoryId.of("person.name"),
                ConfigFolder.SCALE.level("L3"),
                new Shape.Open()),
            new FieldLabel(
                FieldPath.parse("total"),
                CategoryId.of("count"),
                ConfigFolder.SCALE.level("L1"),
                new Shape.Decimal(9)));
    assertThat(config.catalogue().datasets()).hasSize(2);
    assertThat(config.catalogue().agreements("population", "medical", "population.residents"))
        .containsExactly(
            new Agreement(
                "AG-1",
                "3",
                "population",
                "medical",
                "population.residents",
                Set.of("benefit-eligibility", "audit-2"),
                "Regulation, article 9",
                Instant.parse("2025-12-31T16:00:00Z"),
                Instant.parse("2026-12-31T16:00:00Z"),
                true,
                ConfigFolder.SCALE.level("L2"),
                List.of(
                    new Agreement.Field(
                        FieldPath.parse("records[].name"),
                        new Treatment(Treatment.Kind.MASK, "name")),
                    new Agreement.Field(FieldPath.parse("total"), Treatment.CLEAR))));
  }

  @Test
  void waiverRunsOut_routeEnforces() {
    Route route = config.routes().routes().get(0);

    assertThat(route.modeAt(Instant.parse("2026-12-20T15:59:59Z"))).isEqualTo(Route.Mode.OBSERVE);
    assertThat(route.modeAt(Instant.parse("2026-12-20T16:00:00Z"))).isEqualTo(Route.Mode.ENFORCE);
  }

  private Optional<TlsConfig> tls(String name, String authorities) {
    return Optional.of(
        new TlsConfig(
            files.file("keys/" + name + ".pem"),
            files.file("keys/" + name + ".key"),
            Optional.of(files.file("keys/" + authorities + ".pem"))));
  }
}
