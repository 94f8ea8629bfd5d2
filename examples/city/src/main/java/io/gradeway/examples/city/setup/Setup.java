package io.gradeway.examples.city.setup;

import io.gradeway.examples.city.setup.IdentityProvider.Algorithm;
import io.gradeway.examples.city.setup.IdentityProvider.Claims;
import io.gradeway.ledger.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fills the folder of one run. Everything secret in it is made for this run, lies in folders of
 * mode 0700 and is of no use once the gateway has ended.
 */
public final class Setup {
  private static final Duration TOKEN_LIFE = Duration.ofHours(12);
  // As gateway.yaml names it; checkpoints are signed under this name.
  private static final String GATEWAY_ID = "city-gateway";
  private static final int WAIVER_DAYS = 14;
  private static final List<String> FILES =
      List.of(
          "gateway.yaml",
          "realm.yaml",
          "catalogue/datasets/hotline.yaml",
          "catalogue/datasets/population.yaml",
          "catalogue/datasets/medical.yaml",
          "catalogue/agreements/residents-to-medical.yaml",
          "catalogue/agreements/orders-to-population.yaml",
          "catalogue/agreements/not-in-force.yaml");
  private static final List<String> CLIENTS =
      List.of("hotline-desk", "population-registry", "medical-claims");

  private final RunFolder folder;
  private final Clock clock;

  private Setup(RunFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** What a run needs, in its folder. */
  public static Setup in(RunFolder folder, Clock clock) {
    return new Setup(folder, clock);
  }

  /** Makes keys, certificates and tokens. Starts processes; takes two or three seconds. */
  public void makeKeys() throws IOException, InterruptedException, GeneralSecurityException {
    certificates();
    identities();
    ledgerKey();
  }

  private void certificates() throws IOException, InterruptedException, GeneralSecurityException {
    Path keys = folder.keys();
    try (CertificateAuthority servers =
        CertificateAuthority.create(keys, "City server authority")) {
      servers.issueServer("gateway", keys.resolve("gateway.pem"), keys.resolve("gateway.key"));
      servers.writeAuthority(folder.serverAuthority());
    }
    try (CertificateAuthority clients =
        CertificateAuthority.create(keys, "City client authority")) {
      for (String client : CLIENTS) {
        clients.issueClient(client, folder.clientCertificate(client), folder.clientKey(client));
      }
      clients.writeAuthority(keys.resolve("client-ca.pem"));
    }
  }

  private void identities() throws IOException, GeneralSecurityException {
    IdentityProvider provider = new IdentityProvider();
    PrivateFiles.write(folder.keys().resolve("idp.jwks.json"), provider.jwks());
    Instant now = clock.instant();
    Optional<String> clerk = Optional.of("clerk-0417");
    token(provider, "hotline", Algorithm.EDDSA, "hotline-desk", "complaint-handling", clerk, now);
    token(
        provider,
        "population",
        Algorithm.ES256,
        "population-registry",
        "address-correction",
        clerk,
        now);
    token(
        provider, "medical", Algorithm.RS256, "medical-claims", "benefit-eligibility", clerk, now);
    token(
        provider,
        "medical-survey",
        Algorithm.RS256,
        "medical-claims",
        "satisfaction-survey",
        clerk,
        now);
    token(
        provider,
        "medical-expired",
        Algorithm.RS256,
        "medical-claims",
        "benefit-eligibility",
        clerk,
        now.minus(TOKEN_LIFE.multipliedBy(2)));
    Claims officer = new Claims("officer-zhou", Optional.empty(), Optional.empty());
    PrivateFiles.write(
        folder.token("officer"), provider.token(Algorithm.ES256, officer, now, TOKEN_LIFE));
  }

  private void token(
      IdentityProvider provider,
      String name,
      Algorithm algorithm,
      String subject,
      String purpose,
      Optional<String> behind,
      Instant issued)
      throws IOException, GeneralSecurityException {
    Claims claims = new Claims(subject, Optional.of(purpose), behind);
    PrivateFiles.write(folder.token(name), provider.token(algorithm, claims, issued, TOKEN_LIFE));
  }

  private void ledgerKey() throws IOException, GeneralSecurityException {
    Path key = folder.keys().resolve("ledger.key");
    byte[] pkcs8 =
        KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
    PrivateFiles.write(key, PrivateFiles.pem("PRIVATE KEY", pkcs8));
    PrivateFiles.write(folder.verifierKey(), SigningKey.read(key, GATEWAY_ID).verifier() + "\n");
  }

  /** Writes the gateway's configuration. */
  public void configure(Ports ports) throws IOException {
    LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.ofHours(8)));
    Map<String, String> values = new TreeMap<>();
    values.put("gatewayPort", "" + ports.gateway());
    values.put("adminPort", "" + ports.admin());
    values.put("officersPort", "" + ports.officers());
    values.put("hotlinePort", "" + ports.hotline());
    values.put("populationPort", "" + ports.population());
    values.put("medicalPort", "" + ports.medical());
    values.put("waiverUntil", today.plusDays(WAIVER_DAYS).toString());
    values.put("termFrom", midnight(today.minusMonths(3)));
    values.put("termUntil", midnight(today.plusMonths(9)));
    values.put("endedFrom", midnight(today.minusMonths(15)));
    values.put("endedUntil", midnight(today.minusMonths(3)));
    for (String file : FILES) {
      PrivateFiles.write(folder.path().resolve(file), filled(file, values));
    }
  }

  private static String midnight(LocalDate day) {
    return day + "T00:00:00+08:00";
  }

  private static String filled(String file, Map<String, String> values) throws IOException {
    String text;
    try (InputStream in = Setup.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("template " + file + " is missing from the jar");
      }
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (Entry<String, String> value : values.entrySet()) {
      text = text.replace("${" + value.getKey() + "}", value.getValue());
    }
    if (text.contains("${")) {
      throw new IOException("template " + file + " asks for a value that nobody gives");
    }
    return text;
  }
}
