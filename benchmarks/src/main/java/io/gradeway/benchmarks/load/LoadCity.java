package io.gradeway.benchmarks.load;

import io.gradeway.ledger.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Keys, realm, catalogue and tokens of the load run, made anew each time. Warm callers come again
 * and again; each cold token is used once, and the cold agreements are more than any cache of the
 * gateway holds.
 */
final class LoadCity {
  static final int WARM_SUBJECTS = 1_000;
  static final int WARM_AGREEMENTS = 250;
  static final int COLD_TOKENS = 16_000;
  static final int COLD_AGREEMENTS = 5_000;

  private static final String GATEWAY = "load-gateway";
  private static final int AGREEMENTS_PER_FILE = 500;
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final Path folder;
  private final KeyPair issuer;

  LoadCity(Path folder) throws IOException, GeneralSecurityException {
    this.folder = folder;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    issuer = generator.generateKeyPair();
    SigningKey.create(GATEWAY).write(folder.resolve("ledger.key"));
    write("idp.jwks.json", jwks());
    write("realm.yaml", realm());
    write("dataset.yaml", DATASET);
    Files.createDirectories(folder.resolve("agreements"));
    agreements("warm", WARM_AGREEMENTS);
    agreements("cold", COLD_AGREEMENTS);
    tokens("warm", WARM_SUBJECTS);
    tokens("cold", COLD_TOKENS);
  }

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
        - { path: "records[].address", category: personal.location.address }
        - { path: "records[].note", category: government.record.category }
        - { path: "total", category: government.record.count, shape: decimal(9) }
      """;

  private static final String AGREEMENT =
      """
      ---
      agreement: AG-%1$s-%2$d
      revision: "1"
      provider: registry
      receiver: %1$s-%2$d
      dataset: registry.people
      purposes: [benefit-check]
      legalBasis: "load run"
      validFrom: 2020-01-01T00:00:00+08:00
      validUntil: 2099-01-01T00:00:00+08:00
      status: active
      ceiling: G4
      fields:
        - { path: "records[].serial", release: clear }
        - { path: "records[].name", release: "mask:name" }
        - { path: "records[].idNumber", release: "mask:resident-id" }
        - { path: "records[].mobile", release: "mask:mobile" }
        - { path: "records[].address", release: "mask:address" }
        - { path: "records[].note", release: clear }
        - { path: "total", release: clear }
      """;

  private static String realm() {
    StringBuilder realm = new StringBuilder("subjects:\n");
    subjects(realm, "warm", WARM_SUBJECTS, WARM_AGREEMENTS);
    subjects(realm, "cold", COLD_TOKENS, COLD_AGREEMENTS);
    return realm
        .append("officers:\n  officer: { domain: oversight, roles: [auditor] }\n")
        .append("roles:\n  reader: [\"data:registry:registry.people:read\"]\n")
        .append("  auditor: [\"audit:query\"]\n")
        .toString();
  }

  private static void subjects(StringBuilder realm, String kind, int count, int domains) {
    for (int i = 0; i < count; i++) {
      realm.append(
          "  %s-app-%d: { domain: %s-%d, roles: [reader] }\n"
              .formatted(kind, i, kind, i % domains));
    }
  }

  private void agreements(String kind, int count) throws IOException {
    for (int from = 0; from < count; from += AGREEMENTS_PER_FILE) {
      StringBuilder file = new StringBuilder();
      for (int i = from; i < Math.min(count, from + AGREEMENTS_PER_FILE); i++) {
        file.append(AGREEMENT.formatted(kind, i));
      }
      write("agreements/" + kind + "-" + from + ".yaml", file.toString());
    }
  }

  /** Writes tokens, one a line; signing is what takes the time, so all cores do it. */
  private void tokens(String kind, int count) throws IOException {
    List<String> tokens =
        IntStream.range(0, count).parallel().mapToObj(i -> token(kind + "-app-" + i)).toList();
    Files.write(tokens(kind), tokens);
  }

  /** File of the {@code warm} or {@code cold} tokens. */
  Path tokens(String kind) {
    return folder.resolve(kind + ".tokens");
  }

  /** File of some of the cold tokens. */
  Path coldTokens(int from, int count) throws IOException {
    List<String> all = Files.readAllLines(tokens("cold"));
    return Files.write(folder.resolve("cold-" + from + ".tokens"), all.subList(from, from + count));
  }

  private String token(String subject) {
    long now = Instant.now().getEpochSecond();
    String claims =
        "{\"iss\":\"https://idp.load\",\"aud\":\"gradeway\",\"sub\":\"%s\",\"iat\":%d,\"exp\":%d,\"purpose\":\"benefit-check\"}"
            .formatted(subject, now, now + 7_200);
    String content =
        encode("{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"JWT\"}") + "." + encode(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(issuer.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with RSA", e);
    }
  }

  private static String encode(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private String jwks() {
    RSAPublicKey key = (RSAPublicKey) issuer.getPublic();
    byte[] modulus = key.getModulus().toByteArray();
    byte[] unsigned = java.util.Arrays.copyOfRange(modulus, modulus.length - 256, modulus.length);
    return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k1\",\"alg\":\"RS256\",\"use\":\"sig\",\"n\":\"%s\",\"e\":\"%s\"}]}"
        .formatted(
            URL.encodeToString(unsigned),
            URL.encodeToString(key.getPublicExponent().toByteArray()));
  }

  /**
   * Writes the configuration of one gateway, with evidence of its own.
   *
   * @param name part of the file names
   */
  GatewayFiles gateway(String name, int port, int adminPort, int officersPort, int originPort)
      throws IOException {
    StringBuilder yaml =
        new StringBuilder(
            """
            gateway: { id: %s }
            listen: { host: 127.0.0.1, port: %d }
            admin: { host: 127.0.0.1, port: %d }
            officers: { host: 127.0.0.1, port: %d }
            identity:
              realm: realm.yaml
              jwt:
                - issuer: https://idp.load
                  audience: gradeway
                  keys: idp.jwks.json
                  algorithms: [RS256]
                  clockSkew: 5s
            taxonomy: gbt-43697-2024
            catalogue: { datasets: [dataset.yaml], agreements: [agreements] }
            ledger: { file: %s/ledger.db, key: ledger.key }
            index: { file: %s/index.db }
            routes:
            """
                .formatted(GATEWAY, port, adminPort, officersPort, name, name));
    for (String route : List.of("small", "medium", "large", "stream")) {
      yaml.append(
          """
            - id: %s
              path: /registry/%s
              methods: [GET]
              dataset: registry.people
              operation: read
              upstream: http://127.0.0.1:%d
              stripPrefix: /registry
              mode: enforce
              format: json
              bodyMax: 2GiB
              parameters: { page: { shape: decimal(6) } }
          """
              .formatted(route, route, originPort));
    }
    String file = name.toLowerCase(Locale.ROOT) + ".yaml";
    write(file, yaml.toString());
    return new GatewayFiles(
        folder.resolve(file), folder.resolve(name), folder.resolve("ledger.key"), GATEWAY);
  }

  /**
   * Where a gateway's files are.
   *
   * @param yaml its configuration
   * @param data folder of ledger and index
   * @param key the ledger's private key
   * @param id the gateway's name
   */
  record GatewayFiles(Path yaml, Path data, Path key, String id) {}

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
