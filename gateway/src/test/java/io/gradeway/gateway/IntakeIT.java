package io.gradeway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What gets in: identity, routes, decisions, and requests that are written to be misread. */
@Timeout(60)
class IntakeIT {
  private static final String PHONE = "13800138000";
  private static final String BODY =
      "{\"total\": 1, \"records\":[{\"name\":\"欧阳小明\",\"mobile\":\"13800138000\"}]}\n";

  @TempDir static Path folder;
  private static TestUpstream upstream;
  private static TestCity city;
  private static Gateway gateway;

  @BeforeAll
  static void start() throws Exception {
    upstream = new TestUpstream(TestUpstream.json(BODY));
    String observed =
        """
          - id: watched
            path: /watched/people
            methods: [GET]
            dataset: registry.people
            operation: read
            upstream: http://127.0.0.1:%d
            mode: observe
            waiver: { by: [officer-zhou, officer-wu], until: %s }
            format: json
        """
            .formatted(upstream.port(), LocalDate.now().plusDays(20));
    city =
        new TestCity(
            folder,
            upstream.port(),
            "bodyMax: 64KiB, recordMax: 64KiB, upstreamTimeout: 5s, requestTimeout: 2s",
            observed);
    city.edit(
        "realm.yaml",
        realm ->
            realm.replace(
                "subjects:\n",
                """
                subjects:
                  past-app: { domain: past, roles: [registry-reader] }
                  paused-app: { domain: paused, roles: [registry-reader] }
                """));
    city.edit(
        "agreements.yaml",
        first ->
            first
                + "---\n"
                + first
                    .replace("AG-1", "AG-2")
                    .replace("receiver: clinic", "receiver: past")
                    .replace("validUntil: 2099", "validUntil: 2021")
                + "---\n"
                + first
                    .replace("AG-1", "AG-3")
                    .replace("receiver: clinic", "receiver: paused")
                    .replace("status: active", "status: suspended"));
    gateway = Gateway.start(city.gatewayYaml());
  }

  @AfterAll
  static void stop() throws IOException {
    gateway.close();
    upstream.close();
  }

  @BeforeEach
  void usual() {
    upstream.answers(TestUpstream.json(BODY));
  }

  private static Path ledger() {
    return folder.resolve("data/ledger.db");
  }

  private static String as(String subject, String purpose) {
    return "Host: gateway\r\nAuthorization: Bearer " + city.token(subject, purpose) + "\r\n";
  }

  private static String asClinic() {
    return as("clinic-app", "benefit-check");
  }

  private static Wire.Answer ask(String request) throws IOException {
    try (Wire wire = new Wire(gateway.port())) {
      return wire.send(request).read();
    }
  }

  private static Wire.Answer get(String target, String headers) throws IOException {
    return ask("GET " + target + " HTTP/1.1\r\n" + headers + "\r\n");
  }

  /** The answer is a refusal, says why in both languages, and is on record. */
  private static void assertRefused(Wire.Answer answer, int status, String reason)
      throws IOException {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.text()).contains(reason).containsPattern("\"zh\":\"\\p{IsHan}");
    assertThat(answer.text()).doesNotContain(PHONE).doesNotContain("小明");
    List<JsonNode> records = Records.of(ledger(), answer.exchange());
    assertThat(records).hasSize(1);
    assertThat(records.get(0).get("kind").asText()).isEqualTo("EXCHANGE");
    assertThat(records.get(0).get("verdict").asText()).isEqualTo(status == 413 ? "FAILED" : "DENY");
    assertThat(records.get(0).get("status").asInt()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/registry/people", "/nobody/knows", "/registry/people?undeclared=1"})
  void stranger_learnsNothingOfRoutes(String target) throws Exception {
    int before = upstream.requests().size();
    Wire.Answer answer = get(target, "Host: gateway\r\n");
    assertRefused(answer, 401, "CREDENTIAL_REQUIRED");
    assertThat(answer.header("www-authenticate")).contains("Bearer");
    assertThat(upstream.requests()).hasSize(before);
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer a.b.c,IDENTITY_TOKEN_FORM",
    "Basic Y2xpbmljOmFwcA==,IDENTITY_AUTHORIZATION",
    "Bearer,IDENTITY_AUTHORIZATION",
    "Bearer a b,IDENTITY_AUTHORIZATION"
  })
  void badCredential_isRefusedNotTakenForNone(String value, String reason) throws Exception {
    assertRefused(
        get("/registry/people", "Host: g\r\nAuthorization: " + value + "\r\n"), 401, reason);
  }

  @Test
  void twoTokens_areRefused() throws Exception {
    String second = "Authorization: Bearer " + city.token("registry-app", "") + "\r\n";
    assertRefused(get("/registry/people", asClinic() + second), 401, "IDENTITY_AUTHORIZATION");
  }

  @Test
  void tokenOfAnUnknownSystem_isRefused() throws Exception {
    assertRefused(get("/registry/people", as("ghost-app", "")), 401, "IDENTITY_UNKNOWN");
  }

  @Test
  void unknownRoute_isToldToKnownSubjectsOnly() throws Exception {
    assertRefused(get("/nobody/knows", asClinic()), 404, "NO_ROUTE");
  }

  @ParameterizedTest
  @CsvSource({
    "clinic-app,curiosity,PURPOSE_NOT_AGREED",
    "clinic-app,'',PURPOSE_MISSING",
    "shop-app,benefit-check,NO_AGREEMENT",
    "past-app,benefit-check,AGREEMENT_ENDED",
    "paused-app,benefit-check,AGREEMENT_SUSPENDED",
    "roleless-app,benefit-check,NOT_PERMITTED"
  })
  void foreignRequestWithoutCover_isDenied(String subject, String purpose, String reason)
      throws Exception {
    int before = upstream.requests().size();
    assertRefused(get("/registry/people", as(subject, purpose)), 403, reason);
    assertThat(upstream.requests()).hasSize(before);
  }

  @Test
  void purposeHeaderAgainstTheSignedOne_isRefused() throws Exception {
    assertRefused(
        get(
            "/registry/people",
            as("clinic-app", "curiosity") + "Gradeway-Purpose: benefit-check\r\n"),
        401,
        "IDENTITY_PURPOSE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?idNumber=110101189003077716",
        "?idNumber=",
        "?%69dNumber=110101189003077716",
      })
  void parameterOnAMaskedField_isAFilterOracle(String query) throws Exception {
    assertRefused(get("/registry/people" + query, asClinic()), 403, "PARAMETER_NOT_GRANTED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?sort=mobile",
        "?page=1&q=x",
        "?page=1x",
        "?page=1234567",
        "?idnumber=1",
        "?page[]=1"
      })
  void undeclaredParameter_isRefused(String query) throws Exception {
    assertRefused(get("/registry/people" + query, asClinic()), 403, "PARAMETER_UNDECLARED");
  }

  @Test
  void declaredParameter_isForwardedInCanonicalForm() throws Exception {
    assertThat(get("/registry/peopl%65?p%61ge=%31", asClinic()).status()).isEqualTo(200);
    assertThat(upstream.requests().get(upstream.requests().size() - 1))
        .startsWith("GET /people?page=1 HTTP/1.1\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/registry/../registry/people",
        "/registry/./people",
        "/registry//people",
        "//registry/people",
        "/registry%2fpeople",
        "/registry%5cpeople",
        "/registry/people;x=1",
        "/registry/people/",
        "/registry/people%00",
        "/registry/people%252e",
        "/registry/people%2",
        "/registry/people%ff",
        "/registry/%c0%afpeople",
        "/registry/people?page=1&page=2",
        "/registry/people?page=1&p%61ge=2",
        "/registry/people?page=1;idNumber=2",
        "http://gateway/registry/people",
        "*",
        "registry/people"
      })
  void targetWithTwoReadings_isRefused(String target) throws Exception {
    Wire.Answer answer = get(target, asClinic());
    assertThat(answer.status()).as(answer.text()).isIn(400, 403);
    assertRefused(answer, answer.status(), answer.status() == 400 ? "A" : "PARAMETER_UNDECLARED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TRACE /registry/people", "CONNECT gateway:80", "CONNECT /registry/people"})
  void tunnelsAndEchoes_areRefused(String start) throws Exception {
    Wire.Answer answer = ask(start + " HTTP/1.1\r\n" + asClinic() + "\r\n");
    assertRefused(answer, 403, "METHOD_REFUSED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
        "Connection: Upgrade\r\nUpgrade: h2c, websocket\r\n",
        "Upgrade: anything\r\n"
      })
  void upgrade_isRefused(String headers) throws Exception {
    assertRefused(get("/registry/people", asClinic() + headers), 403, "METHOD_REFUSED");
  }

  @Test
  void offerOfHttp2InClearText_isPassedOver() throws Exception {
    String offer =
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n";
    Wire.Answer answer = get("/registry/people", asClinic() + offer);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("138****8000");
    assertThat(upstream.requests()).noneMatch(request -> request.contains("h2c"));
  }

  /** The server library answers these by itself, without a body and without a record. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0",
        "GET /registry/people HTTP/1.2\r\nHost: gateway\r\n\r\n",
        "GET /registry/people HTTP/9.9\r\nHost: gateway\r\n\r\n"
      })
  void otherVersionsOfHttp_areNotSpoken(String request) throws Exception {
    int before = upstream.requests().size();
    try (Wire wire = new Wire(gateway.port())) {
      Wire.Answer answer = wire.send(request).read();
      assertThat(answer.status()).isBetween(400, 599);
      assertThat(answer.body()).isEmpty();
      assertThat(wire.closes()).isTrue();
    }
    assertThat(upstream.requests()).hasSize(before);
  }

  /** Chunks count (RFC 9112 section 6.3); what follows them is not taken for a request. */
  @Test
  void lengthBesideChunks_cannotSmuggleASecondRequest() throws Exception {
    String owner = as("registry-app", "");
    String smuggled = "GET /registry/people?page=666 HTTP/1.1\r\n" + owner + "\r\n";
    try (Wire wire = new Wire(gateway.port())) {
      wire.send(
          "POST /registry/people HTTP/1.1\r\n"
              + owner
              + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
              + smuggled);
      assertThat(wire.read().status()).isEqualTo(200);
      assertThat(wire.closes()).isTrue();
    }
    assertThat(upstream.requests()).noneMatch(request -> request.contains("page=666"));
  }

  @Test
  void http10_isRefused() throws Exception {
    Wire.Answer answer = ask("GET /registry/people HTTP/1.0\r\n" + asClinic() + "\r\n");
    assertRefused(answer, 505, "BAD_REQUEST");
  }

  /** Each would let somebody before or behind the gateway read another request than it does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /registry/people HTTP/1.1\r\n%sHost: other\r\n\r\n",
        "GET /registry/people HTTP/1.1\r\nAccept: */*\r\n\r\n",
        "POST /registry/people HTTP/1.1\r\n%sContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        "POST /registry/people HTTP/1.1\r\n%sContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
        "POST /registry/people HTTP/1.1\r\n%sContent-Length: 5, 5\r\n\r\nhello",
        "POST /registry/people HTTP/1.1\r\n%sContent-Length: +5\r\n\r\nhello",
        "POST /registry/people HTTP/1.1\r\n%sContent-Length: -5\r\n\r\nhello",
        "POST /registry/people HTTP/1.1\r\n%sContent-Length: 99999999999999999999\r\n\r\nhello",
        "POST /registry/people HTTP/1.1\r\n%sTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "POST /registry/people HTTP/1.1\r\n%sTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "POST /registry/people HTTP/1.1\r\n%sTransfer-Encoding: chunked\r\n"
            + "Transfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        "GET /registry/people HTTP/1.1\n%sX-A: b\n\n",
        "GET /registry/people HTTP/1.1\r\n%sX-A : b\r\n\r\n",
        "GET /registry/people HTTP/1.1\r\n%sX\u0000A: b\r\n\r\n",
        "GET /registry/people HTTP/1.1\r\n%sX-A: b\rc\r\n\r\n",
        "GET /registry/people HTTP/1.1\r\n: b\r\n%s\r\n",
        "GET  /registry/people HTTP/1.1 x\r\n%s\r\n",
        "GET /registry/people\r\n%s\r\n",
        "G@T /registry/people HTTP/1.1\r\n%s\r\n",
        "GET /registry/people HTTP/1.1\r\n%sContent-Length: 3\r\n\r\nabc",
        "GET /registry/people HTTP/1.1\r\n%sTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      })
  void misreadableRequest_isRefusedAndRecorded(String request) throws Exception {
    int before = upstream.requests().size();
    // With the owner's token: nothing but the form can be the reason.
    Wire.Answer answer = ask(request.replace("%s", as("registry-app", "")));
    assertThat(answer.status()).as(answer.text()).isIn(400, 501, 505);
    assertRefused(answer, answer.status(), "BAD_REQUEST");
    assertThat(upstream.requests()).hasSize(before);
  }

  @ParameterizedTest
  @CsvSource({"0,20000", "12000,0"})
  void hugeHead_isRefusedAndRecorded(int pathLength, int headerLength) throws Exception {
    Wire.Answer answer =
        get(
            "/registry/people" + "x".repeat(pathLength),
            asClinic() + "X-Long: " + "y".repeat(headerLength) + "\r\n");
    assertRefused(answer, 400, "BAD_REQUEST");
  }

  @Test
  void methodThatSomebodyMadeUp_leavesNoTraceOfItself() throws Exception {
    Wire.Answer answer = ask("X" + PHONE + " /registry/people HTTP/1.1\r\n" + asClinic() + "\r\n");
    assertRefused(answer, 404, "NO_ROUTE");
    assertThat(Records.of(ledger(), answer.exchange()).toString()).doesNotContain(PHONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 7\r\n\r\n{\"a\":1}",
        "Transfer-Encoding: chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\n\r\n"
      })
  void bodyIntoAnotherDomain_isNotForwarded(String body) throws Exception {
    int before = upstream.requests().size();
    Wire.Answer answer =
        ask(
            "POST /registry/people HTTP/1.1\r\n"
                + asClinic()
                + "Content-Type: application/json\r\n"
                + body);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(upstream.requests()).hasSize(before);
  }

  @Test
  void ownersBody_isForwardedAfterItsDecisionIsOnRecord() throws Exception {
    List<List<String>> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
    upstream.answers(
        out -> {
          String head = upstream.requests().get(upstream.requests().size() - 1);
          String exchange = head.replaceAll("(?s).*gradeway-exchange: (\\S+).*", "$1");
          seen.add(Records.kinds(ledger(), exchange));
          TestUpstream.json("{\"ok\":true}").write(out);
        });
    Wire.Answer answer =
        ask(
            "POST /registry/people HTTP/1.1\r\n"
                + as("registry-app", "")
                + "Content-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"ok\":true}");
    assertThat(seen).containsExactly(List.of("DECISION"));
    assertThat(upstream.requests().get(upstream.requests().size() - 1)).endsWith("{\"a\":1}");
    assertThat(Records.kinds(ledger(), answer.exchange())).containsExactly("DECISION", "OUTCOME");
  }

  @Test
  void ownersBodyBeyondTheLimit_isRefusedByItsLength() throws Exception {
    Wire.Answer answer =
        ask(
            "POST /registry/people HTTP/1.1\r\n"
                + as("registry-app", "")
                + "Content-Length: 65537\r\n\r\n");
    assertRefused(answer, 413, "BODY_TOO_LARGE");
  }

  @Test
  void ownersBodyBeyondTheLimitInChunks_isCutOff() throws Exception {
    try (Wire wire = new Wire(gateway.port())) {
      wire.send(
          "POST /registry/people HTTP/1.1\r\n"
              + as("registry-app", "")
              + "Transfer-Encoding: chunked\r\n\r\n");
      for (int i = 0; i < 17; i++) {
        wire.send("1000\r\n" + "z".repeat(0x1000) + "\r\n");
      }
      Wire.Answer answer = wire.read();
      assertThat(answer.status()).as(answer.text()).isEqualTo(413);
      assertThat(Records.kinds(ledger(), answer.exchange())).containsExactly("DECISION", "OUTCOME");
    }
  }

  @Test
  void expectContinue_isAnsweredBeforeTheBody() throws Exception {
    try (Wire wire = new Wire(gateway.port())) {
      wire.send(
          "POST /registry/people HTTP/1.1\r\n"
              + as("registry-app", "")
              + "Expect: 100-continue\r\nContent-Length: 7\r\n\r\n");
      assertThat(wire.readOne(true).status()).isEqualTo(100);
      assertThat(wire.send("{\"a\":1}").read().status()).isEqualTo(200);
    }
  }

  @Test
  void headThatDrips_isNotWaitedForForever() throws Exception {
    try (Wire wire = new Wire(gateway.port())) {
      wire.socket().setSoTimeout(250);
      wire.send("GET /registry/people HTTP/1.1\r\nX-Slow: ");
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
      boolean closed = false;
      while (!closed && System.nanoTime() < end) {
        try {
          wire.send("x");
          closed = wire.closes();
        } catch (IOException e) {
          closed = true;
        }
      }
      assertThat(closed).isTrue();
    }
  }

  @Test
  void owner_seesClearBytesVerbatim() throws Exception {
    Wire.Answer answer = get("/registry/people", as("registry-app", ""));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(BODY.getBytes(StandardCharsets.UTF_8));
    assertThat(Records.kinds(ledger(), answer.exchange())).containsExactly("EXCHANGE");
  }

  @Test
  void observedRoute_passesButRecordsTheDenial() throws Exception {
    Wire.Answer answer = get("/watched/people", as("clinic-app", "curiosity"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains(PHONE);
    JsonNode record = Records.of(ledger(), answer.exchange()).get(0);
    assertThat(record.get("verdict").asText()).isEqualTo("DENY");
    assertThat(record.get("mode").asText()).isEqualTo("OBSERVE");
    assertThat(record.get("reasons").toString()).contains("PURPOSE_NOT_AGREED");
  }

  @Test
  void observedRoute_countsWhatItWouldHaveDone() throws Exception {
    Wire.Answer answer = get("/watched/people", asClinic());
    assertThat(answer.text()).contains(PHONE);
    JsonNode record = Records.of(ledger(), answer.exchange()).get(0);
    assertThat(record.get("mode").asText()).isEqualTo("OBSERVE");
    assertThat(record.get("counts").get("treated").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Authorization: Bearer a.b.c\r\n"})
  void observedRoute_neverSuspendsIdentity(String credential) throws Exception {
    assertThat(get("/watched/people", "Host: gateway\r\n" + credential).status()).isEqualTo(401);
  }

  @Test
  void waiverThatRanOut_isNoWaiver(@TempDir Path own) throws Exception {
    MovingClock clock = new MovingClock();
    String route =
        """
          - id: watched
            path: /watched/people
            methods: [GET]
            dataset: registry.people
            operation: read
            upstream: http://127.0.0.1:%d
            mode: observe
            waiver: { by: [officer-zhou, officer-wu], until: %s }
            format: json
        """
            .formatted(upstream.port(), LocalDate.now().plusDays(2));
    TestCity other = new TestCity(own, upstream.port(), "", route);
    String token =
        other.sign(
            "{\"alg\":\"EdDSA\",\"kid\":\"k1\",\"typ\":\"JWT\"}",
            "{\"iss\":\"https://idp.test\",\"aud\":\"gradeway\",\"sub\":\"shop-app\",\"exp\":4000000000}");
    String request = "GET /watched/people HTTP/1.1\r\nHost: g\r\nAuthorization: Bearer " + token;
    try (Gateway observing = Gateway.start(other.gatewayYaml(), clock);
        Wire wire = new Wire(observing.port())) {
      assertThat(wire.send(request + "\r\n\r\n").read().status()).isEqualTo(200);
      clock.ahead = Duration.ofDays(4);
      Wire.Answer late = wire.send(request + "\r\n\r\n").read();
      assertThat(late.status()).isEqualTo(403);
      assertThat(late.text()).contains("NO_AGREEMENT").doesNotContain(PHONE);
    }
  }

  private static final class MovingClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }
  }

  @Test
  void moreExchangesThanAllowed_areToldToComeBack(@TempDir Path own) throws Exception {
    CountDownLatch arrived = new CountDownLatch(2);
    CountDownLatch refused = new CountDownLatch(1);
    upstream.answers(
        out -> {
          arrived.countDown();
          refused.await(20, TimeUnit.SECONDS);
          TestUpstream.json(BODY).write(out);
        });
    TestCity other = new TestCity(own, upstream.port(), "exchangesMax: 2", "");
    String request =
        "GET /registry/people HTTP/1.1\r\nHost: g\r\nAuthorization: Bearer "
            + other.token("registry-app", "")
            + "\r\n\r\n";
    try (Gateway small = Gateway.start(other.gatewayYaml());
        Wire first = new Wire(small.port()).send(request);
        Wire second = new Wire(small.port()).send(request);
        Wire third = new Wire(small.port())) {
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
      Wire.Answer busy = third.send(request).read();
      assertThat(busy.status()).isEqualTo(503);
      assertThat(busy.text()).contains("BUSY");
      assertThat(busy.header("retry-after")).isPresent();
      refused.countDown();
      assertThat(first.read().status()).isEqualTo(200);
      assertThat(second.read().status()).isEqualTo(200);
      assertThat(third.send(request).read().status()).isEqualTo(200);
    }
  }
}
