package io.gradeway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gradeway.audit.AuditVerifier;
import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.SignedCheckpoint;
import io.gradeway.ledger.SigningKey;
import io.gradeway.ledger.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a process that is killed, told to end, or cannot write. */
@Timeout(180)
class CrashIT {
  private static final int ROUNDS = 3;
  private static final int CLIENTS = 4;
  private static final String PERSON = "{\"name\":\"欧阳小明\",\"mobile\":\"13800138000\"}";

  @TempDir Path folder;
  private TestUpstream upstream;
  private TestCity city;

  @BeforeEach
  void build() throws IOException {
    upstream = new TestUpstream(TestUpstream.json("{\"records\":[" + PERSON + "]}"));
    city = new TestCity(folder, upstream.port());
  }

  @AfterEach
  void close() throws IOException {
    upstream.close();
  }

  private Path ledger() {
    return folder.resolve("data/ledger.db");
  }

  private String request(String connection) {
    return "GET /registry/people HTTP/1.1\r\nHost: g\r\n"
        + connection
        + "Authorization: Bearer "
        + city.token("clinic-app", "benefit-check")
        + "\r\n\r\n";
  }

  /** Consistent in itself; with the newest checkpoint when it covers every entry. */
  private void assertVerifies(boolean closedProperly) throws IOException {
    SigningKey key = SigningKey.read(folder.resolve("ledger.key"), "test-gateway");
    try (LedgerReader reader = LedgerReader.open(ledger())) {
      SignedCheckpoint newest = reader.checkpoint().orElseThrow();
      assertThat(newest.verify(key.verifier())).isTrue();
      Verification result = AuditVerifier.verify(reader, key.verifier(), List.of(newest));
      assertThat(result).isInstanceOf(Verification.Verified.class);
      if (closedProperly) {
        assertThat(newest.checkpoint().size()).isEqualTo(reader.size());
      }
    }
  }

  @Test
  void killedUnderLoad_everythingThatLeftIsOnRecord() throws Exception {
    // Every third answer is streamed: decision first, outcome later.
    upstream.answers(
        out -> {
          if (upstream.requests().size() % 3 > 0) {
            TestUpstream.json("{\"records\":[" + PERSON + "]}").write(out);
            return;
          }
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"records\":["
                  .getBytes(StandardCharsets.US_ASCII));
          for (int i = 0; i < 3; i++) {
            out.write((PERSON + ",").getBytes(StandardCharsets.UTF_8));
            out.flush();
            Thread.sleep(25);
          }
          out.write((PERSON + "]}").getBytes(StandardCharsets.UTF_8));
        });
    Random random = new Random(26);
    Set<String> received = ConcurrentHashMap.newKeySet();
    for (int round = 0; round < ROUNDS; round++) {
      ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
      int before = received.size();
      try (ChildGateway gateway = ChildGateway.start(city)) {
        List<Future<?>> running = new ArrayList<>();
        for (int c = 0; c < CLIENTS; c++) {
          running.add(clients.submit(() -> askUntilItDies(gateway.port(), received)));
        }
        int enough = before + 30 + random.nextInt(120);
        while (received.size() < enough) {
          Thread.sleep(5);
        }
        gateway.kill();
        for (Future<?> client : running) {
          client.get(30, TimeUnit.SECONDS);
        }
      } finally {
        clients.shutdownNow();
      }
      Set<String> recorded = new HashSet<>();
      Records.all(ledger()).forEach(record -> recorded.add(record.get("exchange").asText()));
      assertThat(recorded).containsAll(received);
      assertVerifies(false);
    }
  }

  /** Remembers the exchange of every answer of which a byte of the body arrived. */
  private void askUntilItDies(int port, Set<String> received) {
    try (Wire wire = new Wire(port)) {
      while (true) {
        Wire.Answer answer = wire.send(request("")).read();
        if (answer.body().length > 0) {
          received.add(answer.exchange());
        }
      }
    } catch (IOException e) {
      // Killed: what is expected of it.
      assertThat(received).isNotEmpty();
    }
  }

  @Test
  void told_toEnd_itFinishesWhatIsUnderWay() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    upstream.answers(
        out -> {
          arrived.countDown();
          goOn.await(20, TimeUnit.SECONDS);
          TestUpstream.json("{\"records\":[" + PERSON + "]}").write(out);
        });
    try (ChildGateway gateway = ChildGateway.start(city);
        Wire underWay = new Wire(gateway.port()).send(request(""));
        Wire late = new Wire(gateway.port())) {
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
      gateway.terminate();
      while (!gateway.admin("/readyz").startsWith("503")) {
        Thread.sleep(10);
      }
      Wire.Answer refused = late.send(request("")).read();
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.text()).contains("DRAINING");
      goOn.countDown();
      Wire.Answer answer = underWay.read();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).contains("138****8000");
      assertThat(gateway.ended(30)).isTrue();
      assertThat(Records.kinds(ledger(), answer.exchange())).containsExactly("EXCHANGE");
    }
    List<JsonNode> records = Records.all(ledger());
    assertThat(records.get(records.size() - 1).get("reasons").toString())
        .contains("GATEWAY_STOPPED");
    assertVerifies(true);
  }

  /** A limit on the size of files stands in for a full disk; the write fails all the same. */
  @Test
  void evidenceThatCannotBeWritten_stopsEveryReleaseUntilItCan() throws Exception {
    try (ChildGateway gateway = ChildGateway.start(city);
        Wire wire = new Wire(gateway.port())) {
      assertThat(wire.send(request("")).read().status()).isEqualTo(200);
      gateway.limitFiles("1");
      Wire.Answer refused = wire.send(request("")).read();
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.text()).contains("EVIDENCE_UNAVAILABLE").doesNotContain("138");
      assertThat(refused.header("retry-after")).isPresent();
      assertThat(gateway.admin("/readyz")).startsWith("503").contains("evidence");
      assertThat(gateway.admin("/healthz")).startsWith("200");
      gateway.limitFiles("unlimited");
      while (gateway.admin("/readyz").startsWith("503")) {
        Thread.sleep(20);
      }
      Wire.Answer again = wire.send(request("")).read();
      assertThat(again.status()).isEqualTo(200);
      assertThat(Records.kinds(ledger(), again.exchange())).containsExactly("EXCHANGE");
    }
    assertVerifies(false);
  }
}
