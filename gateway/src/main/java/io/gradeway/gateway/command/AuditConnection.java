package io.gradeway.gateway.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Connections of the audit commands: no redirects, no proxies by environment, trust and the own
 * certificate as given.
 */
final class AuditConnection {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final char[] IN_MEMORY = new char[0];

  @Option(names = "--ca", descriptionKey = "ca", paramLabel = "FILE")
  private @Nullable Path authorities;

  @Option(names = "--cert", descriptionKey = "cert", paramLabel = "FILE")
  private @Nullable Path certificate;

  @Option(names = "--cert-key", descriptionKey = "cert-key", paramLabel = "FILE")
  private @Nullable Path certificateKey;

  /**
   * A client.
   *
   * @throws IllegalArgumentException when a certificate comes without its key, or the key is of
   *     another form
   */
  HttpClient client() throws IOException, GeneralSecurityException {
    if ((certificate == null) != (certificateKey == null)) {
      throw new IllegalArgumentException("--cert and --cert-key belong together");
    }
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER);
    if (authorities != null || certificate != null) {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          certificate == null || certificateKey == null
              ? null
              : own(certificate, certificateKey).getKeyManagers(),
          authorities == null ? null : trusting(authorities).getTrustManagers(),
          null);
      client.sslContext(context);
    }
    return client.build();
  }

  private static TrustManagerFactory trusting(Path authorities)
      throws IOException, GeneralSecurityException {
    KeyStore store = emptyStore();
    int number = 0;
    for (Certificate one : certificates(authorities)) {
      store.setCertificateEntry("authority-" + number++, one);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust;
  }

  private static KeyManagerFactory own(Path certificate, Path key)
      throws IOException, GeneralSecurityException {
    List<Certificate> chain = certificates(certificate);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException(certificate + " holds no certificate");
    }
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "own",
        privateKey(key, chain.get(0).getPublicKey().getAlgorithm()),
        IN_MEMORY,
        chain.toArray(new Certificate[0]));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, IN_MEMORY);
    return keys;
  }

  private static PrivateKey privateKey(Path file, String algorithm)
      throws IOException, GeneralSecurityException {
    String pem = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
      throw new IllegalArgumentException(
          file + " is not an unencrypted PKCS#8 key in PEM (\"" + BEGIN + "\")");
    }
    byte[] der =
        Base64.getMimeDecoder().decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  private static List<Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(file)) {
      return new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(pem));
    }
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
