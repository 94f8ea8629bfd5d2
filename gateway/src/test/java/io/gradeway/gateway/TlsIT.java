package io.gradeway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets what over TLS, with and without client certificates. */
@Timeout(60)
class TlsIT {
  private static final String PHONE = "13800138000";
  private static final String ID = "110101189003077716";
  private static final String BODY =
      "{\"records\":[{\"name\":\"欧阳小明\",\"idNumber\":\"%s\",\"mobile\":\"%s\"}]}"
          .formatted(ID, PHONE);
  private static final String PROTECTED =
      "{\"records\":[{\"name\":\"欧阳**\",\"idNumber\":\"110101********7716\","
          + "\"mobile\":\"138****8000\"}]}";
  private static final String ASSERTED = "Gradeway-Purpose: benefit-check\r\n";
  private static final String SERVER = "gateway";
  private static final String AUTHORITY = "client-ca";

  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int FATAL = 2;
  private static final int PROTOCOL_VERSION = 70;

  @TempDir static Path folder;
  private static TestUpstream upstream;
  private static TestCity city;
  private static TestKeys keys;
  private static Gateway gateway;
  private int requestsBefore;

  @BeforeAll
  static void start() throws Exception {
    keys = new TestKeys(folder);
    keys.server(SERVER);
    keys.authority(AUTHORITY, "Clients of the city");
    keys.client("clinic", "clinic-app", AUTHORITY);
    keys.client("stranger", "stranger-app", AUTHORITY);
    keys.client("expired", "clinic-app", AUTHORITY, "-startdate", "-3d", "-validity", "2");
    // Of the same name as the true one: only its signature tells it apart.
    keys.authority("impostor-ca", "Clients of the city");
    keys.client("impostor", "clinic-app", "impostor-ca");
    keys.selfSignedClient("self-signed", "clinic-app");
    keys.writeCertificate(SERVER, folder.resolve("gateway.pem"));
    keys.writeKey(SERVER, folder.resolve("gateway.key"));
    keys.writeCertificate(AUTHORITY, folder.resolve("client-ca.pem"));

    upstream = new TestUpstream(TestUpstream.json(BODY));
    city = new TestCity(folder, upstream.port());
    city.edit(
        "gateway.yaml",
        yaml ->
            yaml.replace(
                "\nlisten: { host: 127.0.0.1, port: 0 }",
                "\nlisten: { host: 127.0.0.1, port: 0, tls: { certificate: gateway.pem,"
                    + " key: gateway.key, clientAuthorities: client-ca.pem } }"));
    gateway = Gateway.start(city.gatewayYaml());
  }

  @AfterAll
  static void stop() throws IOException {
    gateway.close();
    upstream.close();
  }

  @BeforeEach
  void count() {
    requestsBefore = upstream.requests().size();
  }

  private void assertUpstreamNotAsked() {
    assertThat(upstream.requests()).hasSize(requestsBefore);
  }

  /** A GET over a connection of its own. */
  private static Wire.Answer ask(SSLContext client, String headers) throws IOException {
    return ask(client, headers, "TLSv1.2", "TLSv1.3");
  }

  private static Wire.Answer ask(SSLContext client, String headers, String... protocols)
      throws IOException {
    SSLSocket socket =
        (SSLSocket)
            client
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), gateway.port());
    try (Wire wire = new Wire(socket)) {
      socket.setEnabledProtocols(protocols);
      socket.startHandshake();
      return wire.send(request(headers)).read();
    }
  }

  private static String request(String headers) {
    return "GET /registry/people HTTP/1.1\r\nHost: g\r\n" + headers + "\r\n";
  }

  private static String bearer(String subject, String purpose) {
    return "Authorization: Bearer " + city.token(subject, purpose) + "\r\n";
  }

  private static SSLContext without() throws Exception {
    return keys.trusting(SERVER);
  }

  private static SSLContext with(String client) throws Exception {
    return keys.presenting(client, SERVER);
  }

  private static JsonNode onlyRecord(Wire.Answer answer) throws IOException {
    List<JsonNode> records = Records.of(folder.resolve("data/ledger.db"), answer.exchange());
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  private void assertReleased(Wire.Answer answer, String authentication, String assurance)
      throws IOException {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.end()).isEqualTo(Wire.End.COMPLETE);
    assertThat(answer.text()).isEqualTo(PROTECTED);
    JsonNode record = onlyRecord(answer);
    assertThat(record.get("verdict").asText()).isEqualTo("PERMIT");
    assertThat(record.at("/caller/subject").asText()).isEqualTo("clinic-app");
    assertThat(record.at("/caller/domain").asText()).isEqualTo("clinic");
    assertThat(record.at("/caller/authentication").asText()).isEqualTo(authentication);
    assertThat(record.at("/purpose/code").asText()).isEqualTo("benefit-check");
    assertThat(record.at("/purpose/assurance").asText()).isEqualTo(assurance);
    assertThat(upstream.requests()).hasSize(requestsBefore + 1);
  }

  private void assertRefused(Wire.Answer answer, String reason) throws IOException {
    assertThat(answer.status()).as(answer.text()).isEqualTo(401);
    assertThat(answer.text()).contains(reason);
    JsonNode record = onlyRecord(answer);
    assertThat(record.get("verdict").asText()).isEqualTo("DENY");
    assertThat(record.at("/reasons/0").asText()).isEqualTo(reason);
    assertThat(record.at("/caller/authentication").asText()).isEqualTo("NONE");
    assertUpstreamNotAsked();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void token_isReleasedProtected(String protocol) throws Exception {
    assertReleased(
        ask(without(), bearer("clinic-app", "benefit-check"), protocol), "JWT", "SIGNED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void certificateAlone_identifiesAndIsReleasedUnderAnAssertedPurpose(String protocol)
      throws Exception {
    assertReleased(ask(with("clinic"), ASSERTED, protocol), "MTLS", "ASSERTED");
  }

  @Test
  void certificateAndTokenOfOneSystem_areOnRecordTogether() throws Exception {
    assertReleased(
        ask(with("clinic"), bearer("clinic-app", "benefit-check")), "MTLS_AND_JWT", "SIGNED");
  }

  @Test
  void certificateAndTokenOfDifferentSystems_areRefused() throws Exception {
    assertRefused(
        ask(with("clinic"), bearer("registry-app", "benefit-check")), "IDENTITY_MISMATCH");
  }

  @Test
  void certificateDoesNotMakeUpForATokenThatDoesNotHold() throws Exception {
    String token = bearer("clinic-app", "benefit-check").replace(".ey", ".eY");
    assertThat(ask(with("clinic"), token).status()).isEqualTo(401);
    assertUpstreamNotAsked();
  }

  @Test
  void certificateOfAnUnknownSystem_isRefused() throws Exception {
    assertRefused(ask(with("stranger"), ASSERTED), "IDENTITY_UNKNOWN");
  }

  @Test
  void noCredential_isRefused() throws Exception {
    assertRefused(ask(without(), ASSERTED), "CREDENTIAL_REQUIRED");
  }

  @Test
  void purposeHeaderWithRoomForANumber_isRefusedAndNotOnRecord() throws Exception {
    Wire.Answer answer = ask(with("clinic"), "Gradeway-Purpose: " + PHONE + "\r\n");
    assertRefused(answer, "IDENTITY_PURPOSE");
    assertThat(onlyRecord(answer).toString()).doesNotContain(PHONE);
    assertThat(answer.text()).doesNotContain(PHONE);
  }

  @ParameterizedTest
  @CsvSource({
    "impostor,TLSv1.2", "impostor,TLSv1.3",
    "self-signed,TLSv1.2", "self-signed,TLSv1.3",
    "expired,TLSv1.2", "expired,TLSv1.3",
  })
  void certificateThatDoesNotVerify_endsTheHandshakeEvenWithAGoodToken(
      String client, String protocol) throws Exception {
    // Under TLS 1.3 the client learns of it only after its first bytes.
    assertThatThrownBy(() -> ask(with(client), bearer("clinic-app", "benefit-check"), protocol))
        .isInstanceOfAny(SSLException.class, SocketException.class);
    assertUpstreamNotAsked();
  }

  @Test
  void plainHttp_getsNoAnswer() throws Exception {
    try (Wire wire = new Wire(gateway.port())) {
      wire.send(request(bearer("clinic-app", "benefit-check")));
      assertThat(received(wire)).doesNotContain("HTTP/", "138", "records");
    }
    assertUpstreamNotAsked();
  }

  private static String received(Wire wire) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      wire.socket().getInputStream().transferTo(all);
    } catch (SocketException e) {
      // A reset ends a connection as well as a close does.
      all.write('.');
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /**
   * Hellos by hand, since the JDK's client would not offer TLS 1.1; all are alike but for the
   * version.
   */
  @ParameterizedTest
  @CsvSource({"0x0300,false", "0x0301,false", "0x0302,false", "0x0303,true"})
  void version_isTakenFromTls12On(String version, boolean taken) throws Exception {
    try (Wire wire = new Wire(gateway.port())) {
      wire.send(clientHello(Integer.decode(version)));
      byte[] record = wire.socket().getInputStream().readNBytes(7);
      if (taken) {
        assertThat(record[0]).isEqualTo((byte) HANDSHAKE);
      } else {
        assertThat(List.of(record[0], record[5], record[6]))
            .containsExactly((byte) ALERT, (byte) FATAL, (byte) PROTOCOL_VERSION);
      }
    }
    assertUpstreamNotAsked();
  }

  /** RFC 5246 section 7.4.1.2 and RFC 8422 section 5.1. */
  private static byte[] clientHello(int version) throws IOException {
    ByteArrayOutputStream hello = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(hello);
    out.writeShort(version);
    out.write(new byte[32]);
    out.writeByte(0);
    // ECDHE_ECDSA with AES_128_GCM_SHA256, with AES_128_CBC_SHA; the only compression is none.
    words(out, 4, 0xc02b, 0xc009);
    out.writeShort(0x0100);
    // supported_groups: secp256r1; ec_point_formats: uncompressed; signature_algorithms:
    // ecdsa_secp256r1_sha256; extended_master_secret.
    words(out, 26, 10, 4, 2, 23, 11, 2, 0x0100, 13, 4, 2, 0x0403, 23, 0);
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    DataOutputStream framed = new DataOutputStream(record);
    framed.writeByte(HANDSHAKE);
    framed.writeShort(Math.min(version, 0x0301));
    framed.writeShort(hello.size() + 4);
    framed.writeInt(0x01000000 | hello.size());
    hello.writeTo(framed);
    return record.toByteArray();
  }

  private static void words(DataOutputStream out, int... words) throws IOException {
    for (int word : words) {
      out.writeShort(word);
    }
  }
}
