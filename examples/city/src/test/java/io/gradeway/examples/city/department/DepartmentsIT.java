package io.gradeway.examples.city.department;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gradeway.examples.city.data.CityData;
import io.gradeway.examples.city.data.Order;
import io.gradeway.examples.city.data.Resident;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepartmentsIT {
  private static final CityData CITY = CityData.generate(CityData.DEFAULT_SEED);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Departments departments;

  @BeforeAll
  static void start() {
    departments = Departments.start(Loopback.HOST, CITY);
  }

  @AfterAll
  static void stop() {
    departments.close();
  }

  @Test
  void pages_coverEveryResidentOnce() throws Exception {
    int size = 500;
    Set<String> seen = new HashSet<>();
    int pages = (CITY.residents().size() + size - 1) / size;
    for (int page = 1; page <= pages; page++) {
      JsonNode answer = json(population("/residents?page=" + page + "&size=" + size));
      assertThat(answer.get("total").asInt()).isEqualTo(CITY.residents().size());
      answer.get("records").forEach(r -> assertThat(seen.add(r.get("idNumber").asText())).isTrue());
    }
    assertThat(seen).hasSize(CITY.residents().size());
    assertThat(json(population("/residents?page=" + (pages + 1) + "&size=" + size)).get("records"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"page=0", "size=0", "size=501", "page=-1", "page=x", "size=99999999999"})
  void pageOutOfRange_isRefused(String query) throws Exception {
    assertThat(get(population("/residents?" + query)).statusCode()).isEqualTo(400);
  }

  @Test
  void order_showsTheEighteenColumns() throws Exception {
    Order order = CITY.orders().get(41);
    JsonNode answer = json(hotline("/orders/" + order.number()));
    JsonNode record = answer.get("records").get(0);
    assertThat(record.fieldNames())
        .toIterable()
        .containsExactly(
            "xh", "bjbh", "bjly", "sjbh", "sqzt", "sqnr", "bldw", "blks", "sqr", "cljg", "sxdl",
            "sxxl", "pfsj", "cnwcsj", "bjzt", "pdy", "yjzt", "clbz");
    assertThat(record.get("sqr").fieldNames())
        .toIterable()
        .containsExactly("xm", "sqrdh", "zjhm", "lxdz");
    assertThat(record.get("sqnr").asText()).isEqualTo(order.content());
    assertThat(record.get("clbz")).hasSize(order.steps().size());
  }

  @Test
  void residentByIdNumber_isFoundAndAStrangerIsNot() throws Exception {
    Resident resident = CITY.residents().get(99);
    assertThat(json(population("/residents?idNumber=" + resident.idNumber())).get("total").asInt())
        .isEqualTo(1);
    assertThat(json(population("/residents?idNumber=110101189003077716")).get("total").asInt())
        .isZero();
  }

  @Test
  void claims_areGzippedThoughNobodyAsked() throws Exception {
    HttpResponse<byte[]> answer =
        CLIENT.send(request(medical("/claims?size=50")), BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      JsonNode body = JSON.readTree(in);
      assertThat(body.get("total").asInt()).isGreaterThan(10_000);
      assertThat(body.get("records")).hasSize(50);
      assertThat(body.at("/records/0/amount/total").isNumber()).isTrue();
    }
  }

  @Test
  void insured_nestClaimsAndDiagnoses() throws Exception {
    JsonNode answer = json(medical("/insured?size=100"));
    assertThat(answer.findValues("diagnoses")).isNotEmpty();
    assertThat(answer.at("/records/0/person/idNumber").asText())
        .isEqualTo(CITY.insured().get(0).person().idNumber());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/certificates", "/certificates.json"})
  void faultyEndpoint_tellsPersonalDataInItsError(String path) throws Exception {
    HttpResponse<String> answer = get(population(path));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains(CITY.residents().get(0).idNumber(), CITY.residents().get(0).mobile());
  }

  @Test
  void feed_goesOnLineByLine() throws Exception {
    HttpResponse<InputStream> answer =
        CLIENT.send(request(hotline("/feed")), BodyHandlers.ofInputStream());
    assertThat(answer.headers().firstValue("content-type").orElse("")).contains("x-ndjson");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      for (int seq = 1; seq <= 5; seq++) {
        JsonNode event = JSON.readTree(lines.readLine());
        assertThat(event.get("seq").asInt()).isEqualTo(seq);
        assertThat(event.at("/sqr/sqrdh").asText()).matches("1\\d{10}");
      }
    }
  }

  @Test
  void slow_answersWholeAfterAll() throws Exception {
    JsonNode answer = json(hotline("/slow?size=1"));
    assertThat(answer.get("records")).hasSize(1);
  }

  @Test
  void export_streamsAsManyAsAsked() throws Exception {
    JsonNode answer = json(hotline("/export?count=30000"));
    assertThat(answer.get("records")).hasSize(30_000);
    assertThat(answer.at("/records/29999/bjbh").asText())
        .isEqualTo(CITY.orders().get(29_999 % CITY.orders().size()).number());
  }

  @Test
  void unknownPathAndMethod_areRefused() throws Exception {
    assertThat(get(hotline("/nothing")).statusCode()).isEqualTo(404);
    assertThat(get(hotline("/orders/WO-1")).statusCode()).isEqualTo(404);
    HttpRequest post =
        HttpRequest.newBuilder(hotline("/orders"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    assertThat(CLIENT.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  @Test
  void secondCity_takesOtherPorts() {
    try (Departments second = Departments.start(Loopback.HOST, CITY)) {
      assertThat(second.hotlinePort()).isNotEqualTo(departments.hotlinePort());
      assertThat(second.medicalPort()).isNotEqualTo(departments.medicalPort());
    }
  }

  private static URI hotline(String path) {
    return uri(departments.hotlinePort(), path);
  }

  private static URI population(String path) {
    return uri(departments.populationPort(), path);
  }

  private static URI medical(String path) {
    return uri(departments.medicalPort(), path);
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static HttpRequest request(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return CLIENT.send(request(uri), BodyHandlers.ofString());
  }

  private static JsonNode json(URI uri) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(uri);
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}
