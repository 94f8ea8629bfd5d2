package io.gradeway.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * One key store of a test run, filled by the JDK's {@code keytool} since the JDK has no public way
 * to build certificates in process. Keys are P-256.
 */
final class TestKeys {
  private static final long KEYTOOL_SECONDS_MAX = 60;
  private static final String PASSWORD = "only-for-this-run";

  private final Path store;

  TestKeys(Path folder) {
    this.store = folder.resolve("keys.p12");
  }

  /** An authority, which signs itself. */
  void authority(String alias, String name) throws IOException, InterruptedException {
    keytool(alias, "-dname", "CN=" + name, "-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign");
  }

  /** A server for 127.0.0.1, which signs itself. */
  void server(String alias) throws IOException, InterruptedException {
    keytool(alias, "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1", "-ext", "eku=serverAuth");
  }

  /** A calling system that an authority of this store vouches for; more options as given. */
  void client(String alias, String name, String authority, String... options)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-signer", authority));
    all.addAll(List.of(options));
    selfSignedClient(alias, name, all.toArray(String[]::new));
  }

  /** A calling system that vouches for itself. */
  void selfSignedClient(String alias, String name, String... options)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(
        List.of("-dname", "CN=" + name, "-ext", "eku=clientAuth", "-ext", "ku:c=digitalSignature"));
    keytool(alias, all.toArray(String[]::new));
  }

  void writeCertificate(String alias, Path file) throws IOException, GeneralSecurityException {
    Files.writeString(file, pem("CERTIFICATE", open().getCertificate(alias).getEncoded()));
  }

  void writeKey(String alias, Path file) throws IOException, GeneralSecurityException {
    Files.writeString(file, pem("PRIVATE KEY", key(open(), alias).getEncoded()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** A client that trusts one server and has no certificate. */
  SSLContext trusting(String server) throws IOException, GeneralSecurityException {
    return context(server, new KeyManager[0]);
  }

  /**
   * A client that trusts one server and sends its certificate whatever authorities the server says
   * it takes: a client of good manners would send none that is bound to be refused.
   */
  SSLContext presenting(String client, String server) throws IOException, GeneralSecurityException {
    KeyStore keys = open();
    Certificate[] chain = keys.getCertificateChain(client);
    return context(
        server,
        new KeyManager[] {
          new Presenting(
              Arrays.copyOf(chain, chain.length, X509Certificate[].class), key(keys, client))
        });
  }

  private SSLContext context(String server, KeyManager[] keys)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(server, open().getCertificate(server));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), new SecureRandom());
    return context;
  }

  private KeyStore open() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  private static PrivateKey key(KeyStore keys, String alias) throws GeneralSecurityException {
    return (PrivateKey) keys.getKey(alias, PASSWORD.toCharArray());
  }

  private static String pem(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  private void keytool(String alias, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-genkeypair", "-alias", alias));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD));
    List<String> given = List.of(options);
    if (!given.contains("-startdate")) {
      command.addAll(List.of("-startdate", "-1H", "-validity", "7"));
    }
    command.addAll(given);
    Path log = store.resolveSibling("keytool.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(KEYTOOL_SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("keytool made no " + alias + ": " + Files.readString(log));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  /** Always answers with the same certificate. */
  private static final class Presenting extends X509ExtendedKeyManager {
    private static final String ALIAS = "only";

    private final X509Certificate[] chain;
    private final PrivateKey key;

    Presenting(X509Certificate[] chain, PrivateKey key) {
      this.chain = chain.clone();
      this.key = key;
    }

    @Override
    public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
      return ALIAS;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      throw new UnsupportedOperationException("a client only");
    }
  }
}
