package io.gradeway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gradeway.audit.AuditVerifier;
import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.SigningKey;
import io.gradeway.ledger.Verification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every exchange is on record, once, and the records tell nothing that was protected. */
@Timeout(120)
class EvidenceIT {
  private static final String PHONE = "13800138000";
  private static final String ID = "110101189003077716";
  private static final String PERSON =
      "{\"name\":\"欧阳小明\",\"idNumber\":\"" + ID + "\",\"mobile\":\"" + PHONE + "\"}";

  @TempDir Path folder;
  private TestUpstream upstream;
  private TestCity city;
  private ChildGateway gateway;

  @BeforeEach
  void start() throws Exception {
    upstream = new TestUpstream(TestUpstream.json("{\"records\":[" + PERSON + "]}"));
    city = new TestCity(folder, upstream.port(), "upstreamTimeout: 2s", "");
    gateway = ChildGateway.start(city);
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
    upstream.close();
  }

  private Path ledger() {
    return folder.resolve("data/ledger.db");
  }

  private String get(String target, String subject, String purpose) {
    return "GET "
        + target
        + " HTTP/1.1\r\nHost: g\r\nAuthorization: Bearer "
        + city.token(subject, purpose)
        + "\r\n\r\n";
  }

  private Wire.Answer ask(String request) throws IOException {
    try (Wire wire = new Wire(gateway.port())) {
      return wire.send(request).read();
    }
  }

  private JsonNode onlyRecord(Wire.Answer answer) throws IOException {
    List<JsonNode> records = Records.of(ledger(), answer.exchange());
    assertThat(records).hasSize(1);
    assertThat(records.get(0).get("kind").asText()).isEqualTo("EXCHANGE");
    return records.get(0);
  }

  private static void chunk(java.io.OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

  @Test
  void everyExchange_hasItsRecordsAndNothingElse() throws Exception {
    Wire.Answer released = ask(get("/registry/people", "clinic-app", "benefit-check"));
    assertThat(released.status()).isEqualTo(200);
    assertThat(onlyRecord(released).get("verdict").asText()).isEqualTo("PERMIT");

    Wire.Answer refused =
        ask(get("/registry/people?idNumber=" + ID, "clinic-app", "benefit-check"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(onlyRecord(refused).get("verdict").asText()).isEqualTo("DENY");

    upstream.answers(out -> out.write((PHONE + " " + ID + "\r\n\r\n").getBytes()));
    Wire.Answer failed = ask(get("/registry/people", "clinic-app", "benefit-check"));
    assertThat(failed.status()).isEqualTo(502);
    assertThat(onlyRecord(failed).get("verdict").asText()).isEqualTo("FAILED");

    streamed();
    clientGone();
    assertNothingLeaked();
    gateway.terminate();
    assertThat(gateway.ended(30)).isTrue();
    assertVerifies();
    assertNothingLeaked();
  }

  private void streamed() throws Exception {
    upstream.answers(
        out -> {
          out.write(CHUNKED.getBytes(StandardCharsets.US_ASCII));
          chunk(out, "{\"records\":[" + PERSON + ",");
          Thread.sleep(200);
          chunk(out, PERSON + "]}");
          out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });
    Wire.Answer answer = ask(get("/registry/people", "clinic-app", "benefit-check"));
    assertThat(answer.end()).isEqualTo(Wire.End.COMPLETE);
    List<JsonNode> records = Records.of(ledger(), answer.exchange());
    assertThat(Records.kinds(ledger(), answer.exchange())).containsExactly("DECISION", "OUTCOME");
    assertThat(records.get(1).get("verdict").asText()).isEqualTo("PERMIT");
    assertThat(records.get(1).get("counts").get("records").asInt()).isEqualTo(2);
    assertThat(records.get(1).get("bytes").asInt()).isEqualTo(answer.body().length);
  }

  private void clientGone() throws Exception {
    upstream.answers(
        out -> {
          out.write(CHUNKED.getBytes(StandardCharsets.US_ASCII));
          chunk(out, "{\"records\":[");
          while (true) {
            chunk(out, PERSON + ",");
            Thread.sleep(20);
          }
        });
    int before = Records.all(ledger()).size();
    try (Wire wire = new Wire(gateway.port())) {
      wire.send(get("/registry/people", "clinic-app", "benefit-check"));
      assertThat(wire.socket().getInputStream().read()).isEqualTo('H');
    }
    List<JsonNode> all = Records.all(ledger());
    while (all.size() < before + 2) {
      Thread.sleep(20);
      all = Records.all(ledger());
    }
    JsonNode outcome = all.get(all.size() - 1);
    assertThat(outcome.get("kind").asText()).isEqualTo("OUTCOME");
    assertThat(outcome.get("verdict").asText()).isEqualTo("FAILED");
    assertThat(Records.kinds(ledger(), outcome.get("exchange").asText()))
        .containsExactly("DECISION", "OUTCOME");
  }

  private void assertVerifies() throws IOException {
    SigningKey key = SigningKey.read(folder.resolve("ledger.key"), "test-gateway");
    try (LedgerReader reader = LedgerReader.open(ledger())) {
      assertThat(
              AuditVerifier.verify(
                  reader, key.verifier(), List.of(reader.checkpoint().orElseThrow())))
          .isInstanceOf(Verification.Verified.class);
    }
  }

  /** Ledger, index, their write-ahead logs, temporary files, log output, metrics. */
  private void assertNothingLeaked() throws Exception {
    try (Stream<Path> files =
        Stream.concat(Files.walk(folder.resolve("data")), Files.walk(folder.resolve("tmp")))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // Unpacked natives of the database driver are no place where data goes.
        if (!file.getFileName().toString().contains(".so")) {
          assertClean(
              file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
      }
    }
    assertClean("log", gateway.output());
    if (!gateway.ended(0)) {
      assertClean("metrics", gateway.admin("/metrics"));
    }
  }

  private static void assertClean(String where, String text) {
    assertThat(text.contains(PHONE)).as(where + " holds a phone number").isFalse();
    assertThat(text.contains(ID)).as(where + " holds an identity number").isFalse();
    assertThat(text.contains("小明")).as(where + " holds a name").isFalse();
    assertThat(text.contains("eyJ")).as(where + " holds a token").isFalse();
    assertThat(text.contains("idNumber=")).as(where + " holds a query").isFalse();
  }

  @Test
  void officer_findsTheExchangeAndLeavesATraceOfAsking() throws Exception {
    Wire.Answer released = ask(get("/registry/people", "clinic-app", "benefit-check"));
    int through = Records.all(ledger()).size();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://127.0.0.1:"
                                + gateway.officersPort()
                                + "/audit/records?subject=clinic-app&dataset=registry.people&waitFor="
                                + (through - 1)))
                    .header("Authorization", "Bearer " + city.token("officer-zhou", ""))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode found = new ObjectMapper().readTree(answer.body()).get("records");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).get("record").get("exchange").asText()).isEqualTo(released.exchange());
    List<JsonNode> records = Records.all(ledger());
    JsonNode question = records.get(records.size() - 1);
    assertThat(question.get("kind").asText()).isEqualTo("QUERY");
    assertThat(question.get("caller").get("subject").asText()).isEqualTo("officer-zhou");
  }
}
