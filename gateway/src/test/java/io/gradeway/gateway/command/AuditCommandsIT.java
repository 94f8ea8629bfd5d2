package io.gradeway.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.gradeway.audit.AuditIndex;
import io.gradeway.audit.AuditProjection;
import io.gradeway.audit.AuditQuery;
import io.gradeway.audit.AuditRecord;
import io.gradeway.audit.AuditTrail;
import io.gradeway.audit.LedgerAuditTrail;
import io.gradeway.classifiers.Taxonomies;
import io.gradeway.gateway.query.QueryApi;
import io.gradeway.ledger.Checkpoint;
import io.gradeway.ledger.Hash;
import io.gradeway.ledger.Ledger;
import io.gradeway.ledger.LedgerOptions;
import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.SigningKey;
import io.gradeway.model.Subject;
import io.gradeway.model.Subject.Authentication;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three audit commands against a real ledger, index and officers' port with mutual TLS. */
class AuditCommandsIT {
  private static final String PASSWORD = "changeit";

  @TempDir Path folder;
  private final SigningKey key = SigningKey.create("log.test");
  private final Vertx vertx = Vertx.vertx();
  private Ledger ledger;
  private LedgerReader reader;
  private AuditIndex index;
  private AuditProjection projection;
  private AuditTrail trail;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    ledger =
        Ledger.open(
            LedgerOptions.of(folder.resolve("ledger.db"), key)
                .withCheckpointInterval(Duration.ofMillis(10)));
    reader = ledger.newReader();
    trail = LedgerAuditTrail.open(ledger);
    index =
        AuditIndex.open(
            folder.resolve("index.db"),
            "log.test",
            Taxonomies.load(Taxonomies.ids().get(0)).scale());
    projection = AuditProjection.start(ledger.newReader(), index);
    Files.writeString(folder.resolve("log.vkey"), key.verifier() + "\n");
    Files.writeString(folder.resolve("token"), "audit:query\n");
    identity("server");
    identity("officer");
    QueryApi api =
        new QueryApi(
            vertx,
            AuditQuery.over(index, reader),
            ledger,
            reader,
            trail,
            AuditCommandsIT::who,
            (subject, permission) -> subject.permissions().contains(permission),
            Clock.systemUTC());
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setClientAuth(ClientAuth.REQUIRED)
                    .setKeyCertOptions(
                        new PfxOptions()
                            .setPath(folder.resolve("server.p12").toString())
                            .setPassword(PASSWORD))
                    .setTrustOptions(
                        new PemTrustOptions()
                            .addCertPath(folder.resolve("officer.pem").toString())))
            .requestHandler(api.router())
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
    append("d1");
    append("d2");
    long last = append("d1");
    while (projection.indexedThrough() <= last || ledger.checkpoint().checkpoint().size() < 3) {
      Thread.sleep(5);
    }
  }

  private static Future<Subject> who(HttpServerRequest request) {
    String token = String.valueOf(request.getHeader("Authorization"));
    return token.startsWith("Bearer ")
        ? Future.succeededFuture(
            new Subject(
                "officer",
                "oversight",
                Authentication.JWT,
                Set.of(),
                Set.of(token.substring(7)),
                Optional.empty()))
        : Future.succeededFuture(Subject.ANONYMOUS);
  }

  /** A self-signed certificate as the JDK's own tool makes it, and both halves as PEM. */
  private void identity(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore opened = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      opened.load(in, PASSWORD.toCharArray());
    }
    pem(name + ".pem", "CERTIFICATE", opened.getCertificate(name).getEncoded());
    pem(name + ".key", "PRIVATE KEY", opened.getKey(name, PASSWORD.toCharArray()).getEncoded());
  }

  private void pem(String file, String label, byte[] der) throws Exception {
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN "
            + label
            + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END "
            + label
            + "-----\n");
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    projection.close();
    index.close();
    reader.close();
    ledger.close();
  }

  private long append(String dataset) {
    return trail
        .append(
            new AuditRecord(
                AuditRecord.Kind.EXCHANGE,
                UUID.randomUUID().toString(),
                Instant.now(),
                new AuditRecord.Caller("s", "medical", "JWT", Optional.empty(), Optional.empty()),
                new AuditRecord.Target("population", dataset, "r", "read", "GET", "00"),
                Optional.empty(),
                Optional.empty(),
                "rev",
                AuditRecord.Verdict.DENY,
                AuditRecord.Mode.ENFORCE,
                List.of("no"),
                Optional.empty(),
                Optional.empty(),
                AuditRecord.Counts.NONE,
                403,
                0,
                Optional.empty()))
        .toCompletableFuture()
        .join();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static Session audit(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "audit";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Session.run(Locale.ENGLISH, "", all);
  }

  private String url() {
    return "https://127.0.0.1:" + server.actualPort();
  }

  @Test
  void queryOverMutualTls_printsRecordsAndIsRecorded() {
    Session session =
        audit(
            "query",
            "--url",
            url(),
            "--ca",
            path("server.pem"),
            "--cert",
            path("officer.pem"),
            "--cert-key",
            path("officer.key"),
            "--token-file",
            path("token"),
            "dataset=d1");
    assertThat(session.exitCode()).as(session.err()).isZero();
    assertThat(session.out().lines()).hasSize(2).allMatch(line -> line.contains("\"d1\""));
    assertThat(ledger.size()).as("the question is in the ledger").isEqualTo(4);
  }

  @Test
  void queryWithoutCertificateTrustOrToken_isNotAnswered() {
    Session without =
        audit("query", "--url", url(), "--ca", path("server.pem"), "--token-file", path("token"));
    assertThat(without.exitCode()).isEqualTo(ExitCode.COULD_NOT_TELL);
    Session untrusted =
        audit(
            "query",
            "--url",
            url(),
            "--cert",
            path("officer.pem"),
            "--cert-key",
            path("officer.key"),
            "--token-file",
            path("token"));
    assertThat(untrusted.exitCode()).isEqualTo(ExitCode.COULD_NOT_TELL);
    Session anonymous =
        audit(
            "query",
            "--url",
            url(),
            "--ca",
            path("server.pem"),
            "--cert",
            path("officer.pem"),
            "--cert-key",
            path("officer.key"));
    assertThat(anonymous.exitCode()).isEqualTo(ExitCode.FOUND_OR_REFUSED);
    Session half = audit("query", "--url", url(), "--cert", path("officer.pem"));
    assertThat(half.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(half.err()).contains("--cert-key");
    assertThat(without.out() + untrusted.out() + anonymous.out() + half.out()).isEmpty();
    assertThat(ledger.size()).isEqualTo(3);
  }

  @Test
  void queryOfFiles_answersBesideRunningGatewayAndWritesNothing() {
    String[] files = {"query", "--index", path("index.db"), "--ledger", path("ledger.db")};
    Session session = audit(files[0], files[1], files[2], files[3], files[4], "dataset=d1");
    assertThat(session.exitCode()).as(session.err()).isZero();
    assertThat(session.out().lines()).hasSize(2).allMatch(line -> line.contains("\"d1\""));
    assertThat(session.err()).contains("3 entries");
    assertThat(audit(files[0], files[1], files[2], files[3], files[4], "waitFor=3").exitCode())
        .isEqualTo(ExitCode.COULD_NOT_TELL);
    assertThat(audit(files[0], files[1], files[2], files[3], files[4], "datset=d1").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(ledger.size()).isEqualTo(3);
  }

  @Test
  void queryOfWrongFiles_tellsNothing() {
    Session swapped = audit("query", "--index", path("ledger.db"), "--ledger", path("ledger.db"));
    assertThat(swapped.exitCode()).isEqualTo(ExitCode.COULD_NOT_TELL);
    Session missing = audit("query", "--index", path("none.db"), "--ledger", path("ledger.db"));
    assertThat(missing.exitCode()).isEqualTo(ExitCode.COULD_NOT_TELL);
    assertThat(folder.resolve("none.db")).doesNotExist();
    assertThat(audit("query", "--index", path("index.db")).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(audit("query").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(swapped.out() + missing.out()).isEmpty();
  }

  @Test
  void witnessThenVerify_provesLedgerAndFindsTampering() throws Exception {
    Session witness = witness("w");
    assertThat(witness.exitCode()).as(witness.err()).isZero();
    assertThat(witness.out()).contains("\"size\":3");
    String[] verify = {"verify", "--ledger", path("ledger.db"), "--key", path("log.vkey")};
    assertThat(audit(verify).exitCode()).isEqualTo(ExitCode.COULD_NOT_TELL);
    Session verified =
        audit(verify[0], verify[1], verify[2], verify[3], verify[4], "--witness", path("w"));
    assertThat(verified.exitCode()).as(verified.err()).isZero();
    assertThat(verified.out()).contains("\"result\":\"verified\"", "\"checkpointSize\":3");
    Session record =
        audit(
            verify[0],
            verify[1],
            verify[2],
            verify[3],
            verify[4],
            "--witness",
            path("w"),
            "--record",
            "1");
    assertThat(record.exitCode()).as(record.err()).isZero();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + path("ledger.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE entry SET bytes = replace(bytes, 'DENY', 'PERM')");
    }
    Session tampered = audit(verify);
    assertThat(tampered.exitCode()).isEqualTo(ExitCode.FOUND_OR_REFUSED);
    assertThat(tampered.out()).contains("\"result\":\"tampered\",\"index\":0");
  }

  @Test
  void witnessOfAnotherHistory_raisesAlarm() throws Exception {
    Files.createDirectories(folder.resolve("w"));
    Files.writeString(
        folder.resolve("w/checkpoint"),
        key.sign(new Checkpoint("log.test", 2, Hash.ofLeaf(new byte[] {1}))).note());
    Session witness = witness("w");
    assertThat(witness.exitCode()).isEqualTo(ExitCode.FOUND_OR_REFUSED);
    assertThat(witness.err()).contains("ALARM");
    assertThat(folder.resolve("w/contradiction")).exists();
  }

  private Session witness(String state) {
    return audit(
        "witness",
        "--from",
        url(),
        "--key",
        path("log.vkey"),
        "--state",
        path(state),
        "--ca",
        path("server.pem"),
        "--cert",
        path("officer.pem"),
        "--cert-key",
        path("officer.key"),
        "--once");
  }
}
