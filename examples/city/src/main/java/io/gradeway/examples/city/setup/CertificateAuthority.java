package io.gradeway.examples.city.setup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An authority that lives for one run, by the JDK's {@code keytool}: the JDK has no public way to
 * build certificates in process. The store's password is random, handed over in the environment and
 * forgotten with this object; the store is deleted by {@link #close}.
 */
final class CertificateAuthority implements AutoCloseable {
  private static final int VALIDITY_DAYS = 7;
  private static final int KEYTOOL_SECONDS_MAX = 60;
  private static final String ALIAS = "authority";
  private static final String PASSWORD_VARIABLE = "CITY_STORE_PASSWORD";

  private final Path store;
  private final String password;

  private CertificateAuthority(Path store, String password) {
    this.store = store;
    this.password = password;
  }

  static CertificateAuthority create(Path folder, String name)
      throws IOException, InterruptedException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    CertificateAuthority authority =
        new CertificateAuthority(folder.resolve("." + name.replace(' ', '-') + ".p12"), password);
    authority.keytool(
        ALIAS,
        "CN=" + name + ", O=Gradeway demo",
        "bc:c=ca:true,pathlen:0",
        "ku:c=keyCertSign,cRLSign");
    return authority;
  }

  /** Issues for this machine's loopback names. */
  void issueServer(String alias, Path certificate, Path key)
      throws IOException, InterruptedException, GeneralSecurityException {
    keytool(
        alias,
        "CN=localhost",
        "san=ip:127.0.0.1,dns:localhost",
        "eku=serverAuth",
        "ku:c=digitalSignature");
    writeChain(alias, certificate, key);
  }

  /** Issues for a calling system; its name is the certificate's CN. */
  void issueClient(String subject, Path certificate, Path key)
      throws IOException, InterruptedException, GeneralSecurityException {
    keytool(subject, "CN=" + subject, "eku=clientAuth", "ku:c=digitalSignature");
    writeChain(subject, certificate, key);
  }

  void writeAuthority(Path file) throws IOException, GeneralSecurityException {
    PrivateFiles.write(
        file, PrivateFiles.pem("CERTIFICATE", open().getCertificate(ALIAS).getEncoded()));
  }

  private void writeChain(String alias, Path certificate, Path key)
      throws IOException, GeneralSecurityException {
    KeyStore keys = open();
    StringBuilder chain = new StringBuilder();
    for (Certificate one : keys.getCertificateChain(alias)) {
      chain.append(PrivateFiles.pem("CERTIFICATE", one.getEncoded()));
    }
    PrivateFiles.write(certificate, chain.toString());
    byte[] pkcs8 = keys.getKey(alias, password.toCharArray()).getEncoded();
    PrivateFiles.write(key, PrivateFiles.pem("PRIVATE KEY", pkcs8));
  }

  private KeyStore open() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, password.toCharArray());
    }
    return keys;
  }

  private void keytool(String alias, String name, String... extensions)
      throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    if (!Files.isExecutable(tool)) {
      throw new IOException("the demo needs " + tool + ", which a JDK or JRE has; set JAVA_HOME");
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                tool.toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-startdate",
                "-1H",
                "-validity",
                "" + VALIDITY_DAYS,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass:env",
                PASSWORD_VARIABLE));
    if (!alias.equals(ALIAS)) {
      command.addAll(List.of("-signer", ALIAS));
    }
    for (String extension : extensions) {
      command.addAll(List.of("-ext", extension));
    }
    run(command);
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile(store.toAbsolutePath().getParent(), "keytool", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put(PASSWORD_VARIABLE, password);
    Process process = builder.start();
    try {
      if (!process.waitFor(KEYTOOL_SECONDS_MAX, TimeUnit.SECONDS)) {
        throw new IOException("keytool did not end within " + KEYTOOL_SECONDS_MAX + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "keytool failed: " + Files.readString(log, StandardCharsets.UTF_8).strip());
      }
    } finally {
      process.destroyForcibly();
      Files.delete(log);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(store);
  }
}
