package io.gradeway.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;

/**
 * A folder with everything a gateway needs: keys, realm, catalogue and {@code gateway.yaml}, for
 * one dataset {@code registry.people} of domain {@code registry} that domain {@code clinic} gets
 * under an agreement.
 */
public final class TestCity {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final Path folder;
  private final KeyPair issuer;

  public TestCity(Path folder, int upstreamPort) {
    this(folder, upstreamPort, "", "");
  }

  /**
   * A city.
   *
   * @param limits content of the {@code limits} mapping, empty for defaults
   * @param routes further routes, YAML list items
   */
  public TestCity(Path folder, int upstreamPort, String limits, String routes) {
    this.folder = folder;
    try {
      issuer = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      KeyPair ledgerKey = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      secret("ledger.key", pem(ledgerKey.getPrivate().getEncoded()));
      write("idp.jwks.json", jwks());
      write("realm.yaml", REALM);
      write("datasets.yaml", DATASET);
      write("agreements.yaml", AGREEMENTS);
      write("gateway.yaml", gatewayYaml(upstreamPort, limits, routes));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final String REALM =
      """
      subjects:
        registry-app: { domain: registry, roles: [registry-reader] }
        clinic-app: { domain: clinic, roles: [registry-reader] }
        shop-app: { domain: shop, roles: [registry-reader] }
        roleless-app: { domain: clinic, roles: [nothing] }
      officers:
        officer-zhou: { domain: oversight, roles: [auditor] }
      roles:
        registry-reader: ["data:registry:registry.people:*"]
        nothing: ["data:registry:registry.none:read"]
        auditor: ["audit:query", "audit:verify"]
      """;

  private static final String DATASET =
      """
      dataset: registry.people
      domain: registry
      revision: "1"
      defaultLevel: G3
      fields:
        - { path: "records[].serial", category: government.record.case-number, shape: "code(P-999999)" }
        - { path: "records[].name", category: personal.basic.name }
        - { path: "records[].idNumber", category: personal.identity.resident-id }
        - { path: "records[].mobile", category: personal.contact.mobile }
        - { path: "records[].note", category: government.record.category }
        - { path: "total", category: government.record.count, shape: decimal(9) }
      """;

  private static final String AGREEMENTS =
      """
      agreement: AG-1
      revision: "1"
      provider: registry
      receiver: clinic
      dataset: registry.people
      purposes: [benefit-check]
      legalBasis: "test regulation, article 1"
      validFrom: 2020-01-01T00:00:00+08:00
      validUntil: 2099-01-01T00:00:00+08:00
      status: active
      ceiling: G4
      fields:
        - { path: "records[].serial", release: clear }
        - { path: "records[].name", release: "mask:name" }
        - { path: "records[].idNumber", release: "mask:resident-id" }
        - { path: "records[].mobile", release: "mask:mobile" }
        - { path: "records[].note", release: clear }
        - { path: "total", release: clear }
      """;

  private String gatewayYaml(int upstreamPort, String limits, String routes) {
    String route =
        """
          - id: %s
            path: %s
            methods: [GET, HEAD, POST]
            dataset: registry.people
            operation: read
            upstream: http://127.0.0.1:%d
            stripPrefix: %s
            mode: enforce
            format: %s
            parameters:
              page: { shape: decimal(6) }
              idNumber: { field: "records[].idNumber" }
        """;
    return """
        gateway: { id: test-gateway }
        listen: { host: 127.0.0.1, port: 0 }
        admin: { host: 127.0.0.1, port: 0 }
        officers: { host: 127.0.0.1, port: 0 }
        identity:
          realm: realm.yaml
          jwt:
            - issuer: https://idp.test
              audience: gradeway
              keys: idp.jwks.json
              algorithms: [EdDSA]
              clockSkew: 5s
        taxonomy: gbt-43697-2024
        catalogue: { datasets: [datasets.yaml], agreements: [agreements.yaml] }
        ledger: { file: data/ledger.db, key: ledger.key }
        index: { file: data/index.db }
        """
        + (limits.isEmpty() ? "" : "limits: { " + limits + " }\n")
        + "routes:\n"
        + route.formatted("people", "/registry/people", upstreamPort, "/registry", "json")
        + route.formatted("lines", "/registry/lines", upstreamPort, "/registry", "ndjson")
        + routes;
  }

  /** The configuration file. */
  public Path gatewayYaml() {
    return folder.resolve("gateway.yaml");
  }

  public Path folder() {
    return folder;
  }

  /** A token of a subject with a signed purpose; no purpose when empty. */
  public String token(String subject, String purpose) {
    long now = Instant.now().getEpochSecond();
    String claims =
        "{\"iss\":\"https://idp.test\",\"aud\":\"gradeway\",\"sub\":\""
            + subject
            + "\",\"iat\":"
            + now
            + ",\"exp\":"
            + (now + 3600)
            + (purpose.isEmpty() ? "" : ",\"purpose\":\"" + purpose + "\"")
            + "}";
    return sign("{\"alg\":\"EdDSA\",\"kid\":\"k1\",\"typ\":\"JWT\"}", claims);
  }

  /** A token with these very parts, signed by the issuer. */
  public String sign(String header, String claims) {
    String content = encode(header) + "." + encode(claims);
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(issuer.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private String jwks() {
    byte[] spki = issuer.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
    return "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k1\",\"alg\":\"EdDSA\",\"use\":\"sig\",\"x\":\""
        + URL.encodeToString(raw)
        + "\"}]}";
  }

  private static String pem(byte[] pkcs8) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs8)
        + "\n-----END PRIVATE KEY-----\n";
  }

  private void secret(String name, String content) throws IOException {
    write(name, content);
    Files.setPosixFilePermissions(
        folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
  }

  /** Changes a file of the city. */
  public void edit(String name, UnaryOperator<String> change) {
    try {
      write(name, change.apply(Files.readString(folder.resolve(name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file of the city. */
  public void write(String name, String content) {
    try {
      Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
