package io.gradeway.examples.city.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gradeway.gateway.config.GatewayConfig;
import io.gradeway.ledger.SigningKey;
import io.gradeway.ledger.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Ports PORTS = new Ports(8443, 9090, 9443, 9101, 9102, 9103);
  @TempDir static Path parent;
  private static RunFolder run;

  @BeforeAll
  static void create() throws Exception {
    run = RunFolder.create(Optional.of(parent.resolve("run")));
    Setup setup = Setup.in(run, Clock.systemUTC());
    setup.makeKeys();
    setup.configure(PORTS);
  }

  @Test
  void existingFolder_isRefused() {
    assertThatThrownBy(() -> RunFolder.create(Optional.of(parent)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("exists already");
  }

  @Test
  void everyFile_isForTheOwnerOnly() throws IOException {
    try (Stream<Path> files = Files.walk(run.path())) {
      assertThat(files)
          .hasSizeGreaterThan(20)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
    }
  }

  @Test
  void configuration_isSoundInTheEyesOfTheGateway() throws Exception {
    GatewayConfig config = GatewayConfig.read(run.configuration());
    assertThat(config.listen().port()).isEqualTo(PORTS.gateway());
    assertThat(config.catalogue().datasets()).hasSize(6);
    assertThat(config.catalogue().agreements()).hasSize(5);
  }

  @Test
  void verifierKey_belongsToTheLedgerKeyUnderTheGatewaysName() throws Exception {
    GatewayConfig config = GatewayConfig.read(run.configuration());
    VerifierKey written = VerifierKey.parse(Files.readString(run.verifierKey()));
    assertThat(written).isEqualTo(SigningKey.read(config.ledger().key(), config.id()).verifier());
    assertThat(config.ledger().file()).isEqualTo(run.ledger());
  }

  @Test
  void stores_areGoneWhenTheirCertificatesAreWritten() throws IOException {
    try (Stream<Path> files = Files.list(run.keys())) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".p12"));
    }
  }

  @Test
  void serverCertificate_isForLoopbackAndSignedByTheAuthority() throws Exception {
    List<X509Certificate> chain = certificates(run.keys().resolve("gateway.pem"));
    X509Certificate authority = certificates(run.serverAuthority()).get(0);
    chain.get(0).verify(authority.getPublicKey());
    assertThat(chain.get(0).getBasicConstraints()).isEqualTo(-1);
    assertThat(chain.get(0).getSubjectAlternativeNames().toString())
        .contains("127.0.0.1", "localhost");
    assertThat(authority.getBasicConstraints()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hotline-desk", "population-registry", "medical-claims"})
  void clientCertificate_namesItsSubjectAndIsOfTheOtherAuthority(String subject) throws Exception {
    X509Certificate client = certificates(run.clientCertificate(subject)).get(0);
    X509Certificate clients = certificates(run.keys().resolve("client-ca.pem")).get(0);
    X509Certificate servers = certificates(run.serverAuthority()).get(0);
    client.verify(clients.getPublicKey());
    assertThatThrownBy(() -> client.verify(servers.getPublicKey())).isNotNull();
    assertThat(client.getSubjectX500Principal().getName()).isEqualTo("CN=" + subject);
    assertThat(Files.readString(run.clientKey(subject))).startsWith("-----BEGIN PRIVATE KEY-----");
  }

  @Test
  void ledgerKey_isAnEd25519KeyInPkcs8() throws Exception {
    String pem = Files.readString(run.keys().resolve("ledger.key"));
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    assertThat(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der)))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hotline",
        "population",
        "medical",
        "medical-survey",
        "medical-expired",
        "officer"
      })
  void token_verifiesUnderTheKeyItNames(String name) throws Exception {
    String[] parts = Files.readString(run.token(name)).split("\\.");
    JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
    JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    JsonNode key = key(header.get("kid").asText());
    Signature signature = Signature.getInstance(jca(header.get("alg").asText()));
    signature.initVerify(publicKey(key));
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    assertThat(claims.get("aud").asText()).isEqualTo("gradeway");
    assertThat(claims.get("exp").asLong() > System.currentTimeMillis() / 1000)
        .isEqualTo(!name.endsWith("-expired"));
  }

  private static JsonNode key(String id) throws IOException {
    JsonNode set = JSON.readTree(Files.readString(run.keys().resolve("idp.jwks.json")));
    for (JsonNode key : set.get("keys")) {
      assertThat(key.has("d")).as("no private part").isFalse();
      if (key.get("kid").asText().equals(id)) {
        return key;
      }
    }
    throw new AssertionError("no key " + id);
  }

  private static String jca(String algorithm) {
    return switch (algorithm) {
      case "RS256" -> "SHA256withRSA";
      case "ES256" -> "SHA256withECDSAinP1363Format";
      default -> "Ed25519";
    };
  }

  private static PublicKey publicKey(JsonNode key) throws Exception {
    switch (key.get("kty").asText()) {
      case "RSA":
        return KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
      case "EC":
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(number(key, "x"), number(key, "y"));
        return KeyFactory.getInstance("EC")
            .generatePublic(
                new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
      default:
        String raw = HexFormat.of().formatHex(Base64.getUrlDecoder().decode(key.get("x").asText()));
        return KeyFactory.getInstance("Ed25519")
            .generatePublic(
                new X509EncodedKeySpec(HexFormat.of().parseHex("302a300506032b6570032100" + raw)));
    }
  }

  private static BigInteger number(JsonNode key, String member) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.get(member).asText()));
  }

  private static List<X509Certificate> certificates(Path pem) throws Exception {
    List<X509Certificate> chain = new ArrayList<>();
    try (InputStream in = Files.newInputStream(pem)) {
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(certificate -> chain.add((X509Certificate) certificate));
    }
    return chain;
  }
}
