package io.gradeway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves through the proxy, whatever clients and upstreams do. */
@Timeout(60)
class ReleaseIT {
  private static final String PHONE = "13800138000";
  private static final String ID = "110101189003077716";
  private static final String PERSON =
      "{\"serial\":\"P-000001\",\"name\":\"欧阳小明\",\"idNumber\":\"%s\",\"mobile\":\"%s\",\"note\":\"常住\"}"
          .formatted(ID, PHONE);
  private static final String BODY = "{\"total\":1,\"records\":[" + PERSON + "]}";

  @TempDir static Path folder;
  private static TestUpstream upstream;
  private static TestCity city;
  private static Gateway gateway;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  static void start() throws Exception {
    upstream = new TestUpstream(TestUpstream.json(BODY));
    city = new TestCity(folder, upstream.port(), "bodyMax: 1MiB, upstreamTimeout: 1s", "");
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

  private HttpRequest.Builder asClinic(String target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + target))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + city.token("clinic-app", "benefit-check"));
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertNoClearValue(response.body() + response.headers().map());
    return response;
  }

  private static void assertNoClearValue(String text) {
    assertThat(text).doesNotContain(PHONE).doesNotContain(ID).doesNotContain("小明");
  }

  @Test
  void agreedRequest_getsProtectedFields() throws Exception {
    HttpResponse<String> response = send(asClinic("/registry/people").build());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "{\"total\":1,\"records\":[{\"serial\":\"P-000001\",\"name\":\"欧阳**\",\"idNumber\":"
                + "\"110101********7716\",\"mobile\":\"138****8000\",\"note\":\"常住\"}]}");
    assertThat(response.headers().firstValue("gradeway-exchange")).isPresent();
    assertThat(response.headers().firstValue("cache-control")).contains("private, no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/csv", "@@@", "*/*;q=0", "application/xml"})
  void clientsAccept_doesNotChooseWhetherProtectionRuns(String accept) throws Exception {
    HttpResponse<String> response =
        send(asClinic("/registry/people").header("Accept", accept).build());
    assertThat(response.body()).contains("138****8000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Range: bytes=0-40",
        "If-None-Match: \"x\"",
        "X-HTTP-Method-Override: DELETE",
        "Accept-Encoding: br, zstd",
        "TE: trailers",
        "If-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT"
      })
  void clientsHeader_isNotForwarded(String header) throws Exception {
    String[] parts = header.split(": ", 2);
    HttpResponse<String> response =
        send(asClinic("/registry/people").header(parts[0], parts[1]).build());
    assertThat(response.statusCode()).isEqualTo(200);
    List<String> requests = upstream.requests();
    assertThat(requests.get(requests.size() - 1)).doesNotContain(parts[1]);
  }

  @Test
  void structuredSuffixJson_isProtectedLikeJson() throws Exception {
    upstream.answers(
        TestUpstream.response("200 OK", "Content-Type: application/vnd.api+json\r\n", BODY));
    assertThat(send(asClinic("/registry/people").build()).body()).contains("138****8000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: @@@\r\n",
        "",
        "Content-Type: text/plain\r\n",
        "Content-Type: text/html\r\n",
        "Content-Type: application/json; charset=gbk\r\n",
        "Content-Type: application/json; charset=utf-16\r\n",
        "Content-Type: application/x-ndjson\r\n",
        "Content-Type: application/json\r\nContent-Encoding: zstd\r\n",
        "Content-Type: application/json\r\nContent-Encoding: made-up\r\n"
      })
  void bodyThatCannotBeRead_isRefused(String headers) throws Exception {
    upstream.answers(TestUpstream.response("200 OK", headers, BODY));
    HttpResponse<String> response = send(asClinic("/registry/people").build());
    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.body()).contains("UPSTREAM_UNREADABLE").contains("上游");
  }

  @Test
  void errorWithPersonalDataInPlainText_isReplaced() throws Exception {
    upstream.answers(
        TestUpstream.response(
            "500 call " + PHONE, "Content-Type: text/plain\r\n", "no person " + ID + " " + PHONE));
    HttpResponse<String> response = send(asClinic("/registry/people").build());
    assertThat(response.statusCode()).isEqualTo(502);
  }

  @Test
  void errorWithPersonalDataInJson_isProtected() throws Exception {
    upstream.answers(
        TestUpstream.response(
            "404 Not Found",
            "Content-Type: application/json\r\n",
            "{\"message\":\"no person " + ID + "\"}"));
    HttpResponse<String> response = send(asClinic("/registry/people").build());
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("{\"message\":\"******\"}");
  }

  @Test
  void gzippedBody_isProtected() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(BODY.getBytes(StandardCharsets.UTF_8));
    }
    upstream.answers(
        TestUpstream.response(
            "200 OK",
            "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
            zipped.toByteArray()));
    assertThat(send(asClinic("/registry/people").build()).body()).contains("138****8000");
  }

  @Test
  void gzipBomb_isRefused() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write("{\"records\":[\"".getBytes(StandardCharsets.UTF_8));
      byte[] zeros = new byte[1 << 20];
      java.util.Arrays.fill(zeros, (byte) 'a');
      for (int i = 0; i < 64; i++) {
        out.write(zeros);
      }
      out.write("\"]}".getBytes(StandardCharsets.UTF_8));
    }
    upstream.answers(
        TestUpstream.response(
            "200 OK",
            "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
            zipped.toByteArray()));
    assertThat(send(asClinic("/registry/people").build()).statusCode()).isEqualTo(502);
  }

  @Test
  void headersOfTheUpstream_passByAllowListOnly() throws Exception {
    upstream.answers(
        TestUpstream.response(
            "200 OK",
            "Content-Type: application/json\r\nETag: \""
                + PHONE
                + "\"\r\nLink: </x/"
                + ID
                + ">\r\n"
                + "Set-Cookie: id="
                + ID
                + "\r\nAlt-Svc: h2=\":1\"\r\nX-Accel-Redirect: /x\r\n"
                + "X-Total: "
                + PHONE
                + "\r\nWarning: 199 - \""
                + PHONE
                + "\"\r\n",
            BODY));
    HttpResponse<String> response = send(asClinic("/registry/people").build());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().map().keySet())
        .isSubsetOf(
            "cache-control",
            "content-length",
            "content-type",
            "date",
            "gradeway-exchange",
            "x-content-type-options");
  }

  @Test
  void redirect_isNotPassedOn() throws Exception {
    upstream.answers(
        TestUpstream.response("302 Found", "Location: http://other/" + ID + "\r\n", ""));
    assertThat(send(asClinic("/registry/people").build()).body()).contains("UPSTREAM_REDIRECT");
  }

  @Test
  void head_tellsNothingOfTheUpstreamsLength() throws Exception {
    HttpResponse<String> response =
        send(
            asClinic("/registry/people")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-length").orElse("0")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"records\":[{\"mobile\":\"13800138000\"} | 502",
        "{\"records\":[{\"mobile\":\"13800138000\"}]}} | 502",
        "{'mobile':'13800138000'} | 502",
        "{\"records\":[{\"mobile\":\"1\",\"mobile\":\"13800138000\"}]} | 502",
        "13800138000 | 200",
        "[\"13800138000\"] | 200",
        "{\"13800138000\":1} | 200",
        "{\"renamed\":{\"phone2\":\"13800138000\"}} | 200",
        "{\"records\":[{\"note\":\"call １３８００１３８０００ now\"}]} | 200",
        "{\"records\":[{\"note\":\"call 138-0013-8000\"}]} | 200",
        "{\"records\":[{\"note\":\"MTM4MDAxMzgwMDA=\"}]} | 200",
        "{\"records\":[{\"note\":\"%31%33%38%30%30%31%33%38%30%30%30\"}]} | 200",
        "{\"records\":[{\"note\":\"\\u0031\\u0033800138000\"}]} | 200",
        "{\"records\":[{\"note\":13800138000}]} | 200",
        "{\"records\":[{\"note\":1.3800138e10}]} | 200",
        "{\"records\":[{\"note\":13800138000.0}]} | 200",
        "{\"records\":[{\"note\":[1e999999999,1e-999999999,1e9999999999999]}]} | 200",
        "{\"records\":[{\"note\":1e999999999}]} | 200",
        "{\"records\":[{\"note\":1e-999999999}]} | 200",
        "{\"records\":[{\"note\":1e9999999999999}]} | 200",
        "{\"records\":[{\"note\":\"id=MTM4MDAxMzgwMDA=\"}]} | 200",
        "{\"records\":[{\"note\":\"/people/MTM4MDAxMzgwMDA=\"}]} | 200",
        "{\"records\":[{\"serial\":\"13800138000\"}]} | 200",
        "{\"records\":[{\"note\":{\"deep\":\"13800138000\"}}]} | 200",
        "{\"total\":13800138000} | 200",
        "{\"records\":[{\"note\":\"{\\\"phone\\\":\\\"13800138000\\\"}\"}]} | 200",
      })
  void valueWhereverItHides_doesNotLeave(String body, int status) throws Exception {
    upstream.answers(TestUpstream.json(body));
    HttpResponse<String> response = send(asClinic("/registry/people").build());
    assertThat(response.statusCode()).isEqualTo(status);
    String digits = response.body().replaceAll("[^0-9]", "");
    assertThat(digits).doesNotContain(PHONE);
    assertThat(response.body()).doesNotContain("MTM4MDAx", "%31%33%38", "3800138e10");
  }

  @Test
  void deepBody_isRefused() throws Exception {
    upstream.answers(TestUpstream.json("[".repeat(100_000) + "]".repeat(100_000)));
    assertThat(send(asClinic("/registry/people").build()).statusCode()).isEqualTo(502);
  }

  @Test
  void bodyBeyondItsLimitInSmallChunks_isCutOffAndNotEnded() throws Exception {
    upstream.answers(
        out -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                  .getBytes(StandardCharsets.ISO_8859_1));
          chunk(out, "{\"records\":[");
          for (int i = 0; i < 40_000; i++) {
            chunk(out, PERSON + ",");
          }
        });
    String received = rawGet("/registry/people");
    assertNoClearValue(received);
    assertThat(received).contains("138****8000").doesNotContain("\r\n0\r\n\r\n");
  }

  @Test
  void streamedArray_reachesTheClientRecordByRecord() throws Exception {
    java.util.concurrent.CountDownLatch firstSeen = new java.util.concurrent.CountDownLatch(1);
    upstream.answers(
        out -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                  .getBytes(StandardCharsets.ISO_8859_1));
          chunk(out, "{\"records\":[" + PERSON + ",");
          chunk(out, PERSON + ",");
          out.flush();
          // The third record is not written before the client has the first.
          boolean seen = firstSeen.await(20, java.util.concurrent.TimeUnit.SECONDS);
          chunk(out, seen ? PERSON + "]}" : "\"first record was held back\"]}");
          out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        });
    HttpResponse<InputStream> response =
        client.send(
            asClinic("/registry/people").build(), HttpResponse.BodyHandlers.ofInputStream());
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[256];
    try (InputStream in = response.body()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        text.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        if (text.toString().contains("138****8000")) {
          firstSeen.countDown();
        }
      }
    }
    assertThat(text.toString()).endsWith("]}").doesNotContain("held back");
    assertNoClearValue(text.toString());
  }

  @Test
  void upstreamThatHangs_isGivenUp() throws Exception {
    upstream.answers(out -> Thread.sleep(10_000));
    HttpResponse<String> response = send(asClinic("/registry/people").build());
    assertThat(response.statusCode()).isEqualTo(504);
    assertThat(response.body()).contains("UPSTREAM_TIMEOUT");
  }

  @Test
  void upstreamThatHangsInTheBody_isGivenUp() throws Exception {
    upstream.answers(
        out -> {
          out.write(
              ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n"
                      + BODY.substring(0, 30))
                  .getBytes(StandardCharsets.UTF_8));
          out.flush();
          Thread.sleep(10_000);
        });
    String received = rawGet("/registry/people");
    assertNoClearValue(received);
    assertThat(received).startsWith("HTTP/1.1 504").contains("UPSTREAM_TIMEOUT");
  }

  @Test
  void upstreamThatClosesEarly_isABadGateway() throws Exception {
    upstream.answers(
        out ->
            out.write(
                ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n"
                        + BODY)
                    .getBytes(StandardCharsets.UTF_8)));
    String received = rawGet("/registry/people");
    assertNoClearValue(received);
    assertThat(received.contains("UPSTREAM_BROKE_OFF") || !received.contains("\r\n0\r\n\r\n"))
        .isTrue();
  }

  @Test
  void upstreamThatWritesNoHttp_isABadGateway() throws Exception {
    upstream.answers(out -> out.write((PHONE + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)));
    assertThat(send(asClinic("/registry/people").build()).statusCode()).isEqualTo(502);
  }

  @Test
  void upstreamGone_isABadGateway(@TempDir Path other) throws Exception {
    TestUpstream gone = new TestUpstream(TestUpstream.json(BODY));
    gone.close();
    TestCity alone = new TestCity(other, gone.port());
    try (Gateway orphan = Gateway.start(alone.gatewayYaml())) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + orphan.port() + "/registry/people"))
              .header("Authorization", "Bearer " + alone.token("clinic-app", "benefit-check"))
              .build();
      HttpResponse<String> response = send(request);
      assertThat(response.statusCode()).isEqualTo(502);
      assertThat(response.body()).contains("UPSTREAM_UNREACHABLE");
    }
  }

  @Test
  void lines_areProtectedOneByOne() throws Exception {
    upstream.answers(
        TestUpstream.response(
            "200 OK", "Content-Type: application/x-ndjson\r\n", PERSON + "\n" + PERSON + "\n"));
    HttpResponse<String> response = send(asClinic("/registry/lines").build());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body().lines()).hasSize(2);
  }

  private static void chunk(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** All bytes that come back on a connection of its own until the gateway closes it. */
  private String rawGet(String target) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + target
                      + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\nAuthorization: Bearer "
                      + city.token("clinic-app", "benefit-check")
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      try {
        socket.getInputStream().transferTo(all);
      } catch (java.net.SocketException e) {
        // A reset is how a release that cannot be completed ends.
        all.write(new byte[0]);
      }
      return all.toString(StandardCharsets.UTF_8);
    }
  }
}
