package io.gradeway.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gradeway.audit.AuditIndex;
import io.gradeway.audit.AuditProjection;
import io.gradeway.audit.AuditQuery;
import io.gradeway.audit.AuditRecord;
import io.gradeway.audit.AuditTrail;
import io.gradeway.audit.LedgerAuditTrail;
import io.gradeway.ledger.Hash;
import io.gradeway.ledger.InclusionProof;
import io.gradeway.ledger.Ledger;
import io.gradeway.ledger.LedgerBusy;
import io.gradeway.ledger.LedgerOptions;
import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.SignedCheckpoint;
import io.gradeway.ledger.SigningKey;
import io.gradeway.ledger.VerifierKey;
import io.gradeway.model.Subject;
import io.gradeway.model.Subject.Authentication;
import io.gradeway.taxonomy.LevelScale;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryApiIT {
  @TempDir Path folder;
  private final SigningKey key = SigningKey.create("log.test");
  private final HttpClient client = HttpClient.newHttpClient();
  private Vertx vertx;
  private Ledger ledger;
  private LedgerReader reader;
  private AuditIndex index;
  private AuditProjection projection;
  private AuditTrail trail;
  private volatile boolean busy;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    vertx = Vertx.vertx();
    ledger =
        Ledger.open(
            LedgerOptions.of(folder.resolve("ledger.db"), key)
                .withCheckpointInterval(Duration.ofMillis(10)));
    reader = ledger.newReader();
    trail = LedgerAuditTrail.open(ledger);
    index =
        AuditIndex.open(
            folder.resolve("index.db"), "log.test", LevelScale.of("scheme", List.of("a", "b")));
    projection = AuditProjection.start(ledger.newReader(), index);
    AuditTrail failing =
        record ->
            busy ? CompletableFuture.failedStage(new LedgerBusy("full")) : trail.append(record);
    QueryApi api =
        new QueryApi(
            vertx,
            AuditQuery.over(index, reader),
            ledger,
            reader,
            failing,
            QueryApiIT::who,
            (subject, permission) -> subject.permissions().contains(permission),
            Clock.systemUTC());
    server =
        vertx
            .createHttpServer()
            .requestHandler(api.router())
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
  }

  private static Future<Subject> who(HttpServerRequest request) {
    String token = request.getHeader("Authorization");
    if (token == null) {
      return Future.succeededFuture(Subject.ANONYMOUS);
    }
    return token.startsWith("Bearer ")
        ? Future.succeededFuture(
            new Subject(
                "officer",
                "oversight",
                Authentication.JWT,
                Set.of(),
                Set.of(token.substring(7).split(",")),
                Optional.empty()))
        : Future.failedFuture("bad token");
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    projection.close();
    index.close();
    reader.close();
    ledger.close();
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.actualPort() + path);
  }

  private HttpResponse<String> get(String path, String authorization) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(url(path));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private long append(String dataset) {
    AuditRecord record =
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
            Optional.empty());
    return trail.append(record).toCompletableFuture().join();
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void strangersAndOthers_areRefusedInBothLanguages() throws Exception {
    for (String path : List.of("/audit/records", "/audit/records/0", "/audit/records/0/proof")) {
      assertThat(get(path, "").statusCode()).isEqualTo(401);
      assertThat(get(path, "Basic x").statusCode()).isEqualTo(401);
      HttpResponse<String> forbidden = get(path, "Bearer data:read");
      assertThat(forbidden.statusCode()).isEqualTo(403);
      assertThat(json(forbidden).path("error").path("messageZh").asText()).contains("权限");
    }
    assertThat(ledger.size()).as("forbidden questions are recorded, strangers' not").isEqualTo(3);
  }

  @Test
  void question_isRecordedBeforeItsAnswer() throws Exception {
    long last = append("d1");
    append("d2");
    HttpResponse<String> answer =
        get("/audit/records?dataset=d1&waitFor=" + (last + 1), "Bearer audit:query");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(json(answer).path("records")).hasSize(1);
    assertThat(
            json(answer)
                .path("records")
                .get(0)
                .path("record")
                .path("target")
                .path("dataset")
                .asText())
        .isEqualTo("d1");
    String question = new String(reader.read(2, 1).get(0).bytes());
    assertThat(question).contains("\"kind\":\"QUERY\"", "dataset", "d1", "officer");
  }

  @Test
  void questionThatCannotBeRecorded_isNotAnswered() throws Exception {
    append("d1");
    busy = true;
    HttpResponse<String> answer = get("/audit/records", "Bearer audit:query");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).doesNotContain("d1");
    assertThat(get("/audit/records/0", "Bearer audit:query").statusCode()).isEqualTo(503);
    assertThat(get("/audit/records/0/proof", "Bearer audit:verify").statusCode()).isEqualTo(503);
  }

  @Test
  void wrongParameters_are400WithSuggestion() throws Exception {
    HttpResponse<String> typo = get("/audit/records?datset=d1", "Bearer audit:query");
    assertThat(typo.statusCode()).isEqualTo(400);
    assertThat(typo.body()).contains("did you mean dataset?");
    for (String query :
        List.of(
            "limit=0",
            "limit=1001",
            "from=yesterday",
            "kind=X",
            "cursor=AAAA",
            "limit=1&limit=2")) {
      assertThat(get("/audit/records?" + query, "Bearer audit:query").statusCode())
          .as(query)
          .isEqualTo(400);
    }
    assertThat(get("/nothing", "Bearer audit:query").statusCode()).isEqualTo(404);
  }

  @Test
  void proofOfRecord_verifiesWithPublishedKeyAlone() throws Exception {
    long at = append("d1");
    append("d2");
    while (ledger.checkpoint().checkpoint().size() < 2) {
      Thread.sleep(5);
    }
    VerifierKey published = VerifierKey.parse(get("/key", "").body());
    JsonNode proof = json(get("/audit/records/" + at + "/proof", "Bearer audit:verify"));
    SignedCheckpoint checkpoint = SignedCheckpoint.parse(proof.path("checkpoint").asText());
    assertThat(checkpoint.verify(published)).isTrue();
    List<Hash> path = new ArrayList<>();
    proof.path("path").forEach(hash -> path.add(Hash.parse(hash.asText())));
    assertThat(
            new InclusionProof(at, proof.path("size").asLong(), path)
                .verify(
                    Hash.ofLeaf(Base64.getDecoder().decode(proof.path("entry").asText())),
                    checkpoint.checkpoint().root()))
        .isTrue();
  }

  @Test
  void witness_followsGrowthAndReportsFork() throws Exception {
    Witness witness = new Witness(url("/"), key.verifier(), folder.resolve("w"), client);
    append("d1");
    while (ledger.checkpoint().checkpoint().size() < 1) {
      Thread.sleep(5);
    }
    witness.look();
    for (int i = 0; i < 20; i++) {
      append("d" + i);
    }
    while (ledger.checkpoint().checkpoint().size() < 21) {
      Thread.sleep(5);
    }
    assertThat(witness.look().checkpoint().size()).isEqualTo(21);
    assertThat(Witness.remembered(folder.resolve("w")).orElseThrow().checkpoint().size())
        .isEqualTo(21);
    // The same key signs another history of the same and of a larger size for the second witness.
    for (int size : new int[] {21, 10, 500}) {
      Path memory = folder.resolve("forked-" + size);
      java.nio.file.Files.createDirectories(memory);
      java.nio.file.Files.writeString(
          memory.resolve("checkpoint"),
          key.sign(new io.gradeway.ledger.Checkpoint("log.test", size, Hash.ofLeaf(new byte[] {1})))
              .note());
      assertThatThrownBy(() -> new Witness(url("/"), key.verifier(), memory, client).look())
          .isInstanceOf(Witness.Contradiction.class);
      assertThat(memory.resolve("contradiction")).exists();
    }
    VerifierKey other = SigningKey.create("log.test").verifier();
    assertThatThrownBy(() -> new Witness(url("/"), other, folder.resolve("o"), client).look())
        .isInstanceOf(Witness.Contradiction.class);
  }
}
