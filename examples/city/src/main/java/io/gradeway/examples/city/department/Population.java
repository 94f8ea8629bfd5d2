package io.gradeway.examples.city.department;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gradeway.examples.city.data.Address;
import io.gradeway.examples.city.data.Resident;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The population registry.
 *
 * <ul>
 *   <li>{@code /residents?page&size&idNumber}, {@code /residents/{residentNo}}
 *   <li>{@code /certificates}: always fails with 500, and the plain text names a person
 *   <li>{@code /certificates.json}: the same fault as JSON
 * </ul>
 */
final class Population {
  private final List<Resident> residents;
  private final Map<String, Resident> byNumber = new HashMap<>();
  private final Map<String, Resident> byIdNumber = new HashMap<>();

  Population(List<Resident> residents) {
    this.residents = residents;
    for (Resident resident : residents) {
      byNumber.put(resident.number(), resident);
      byIdNumber.put(resident.idNumber(), resident);
    }
  }

  Handler<HttpServerRequest> routes() {
    return new Routes()
        .get("/residents", this::page)
        .get("/residents/", this::one)
        .get("/certificates", this::faultText)
        .get("/certificates.json", this::faultJson);
  }

  private void page(HttpServerRequest request) {
    Page page = Page.of(request);
    String idNumber = request.getParam("idNumber");
    List<Resident> found = idNumber == null ? residents : found(byIdNumber, idNumber);
    Answer.json(request.response(), 200, Answer.envelope(found, page, Population::write));
  }

  private void one(HttpServerRequest request) {
    List<Resident> found = found(byNumber, Routes.lastSegment(request));
    if (found.isEmpty()) {
      Routes.fail(request, 404, "no such resident");
      return;
    }
    Answer.json(request.response(), 200, Answer.envelope(found, new Page(1, 1), Population::write));
  }

  private static List<Resident> found(Map<String, Resident> index, String key) {
    Resident resident = index.get(key);
    return resident == null ? List.of() : List.of(resident);
  }

  private void faultText(HttpServerRequest request) {
    Resident victim = residents.get(0);
    Answer.text(
        request.response(),
        500,
        "java.lang.IllegalStateException: certificate service failed for 姓名="
            + victim.name()
            + ", 身份证号="
            + victim.idNumber()
            + ", 手机="
            + victim.mobile()
            + "\n\tat city.registry.CertificateDao.find(CertificateDao.java:118)\n");
  }

  private void faultJson(HttpServerRequest request) {
    Resident victim = residents.get(0);
    Answer.json(
        request.response(),
        500,
        json -> {
          json.writeStartObject();
          json.writeNumberField("code", 50012);
          json.writeStringField("message", "查询" + victim.name() + "(" + victim.idNumber() + ")失败");
          json.writeObjectFieldStart("debug");
          json.writeStringField(
              "sql", "select * from resident where id_no='" + victim.idNumber() + "'");
          json.writeStringField("mobile", victim.mobile());
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Resident resident) throws IOException {
    json.writeStartObject();
    json.writeStringField("residentNo", resident.number());
    json.writeStringField("name", resident.name());
    json.writeStringField("sex", resident.sex().word());
    json.writeStringField("ethnicity", resident.ethnicity());
    json.writeStringField("idNumber", resident.idNumber());
    json.writeStringField("birthDate", resident.birthDate().toString());
    json.writeStringField("mobile", resident.mobile());
    writeAddress(json, resident.address());
    json.writeObjectFieldStart("household");
    json.writeStringField("number", resident.householdNumber());
    json.writeStringField("relation", resident.relation());
    json.writeArrayFieldStart("members");
    for (Resident.Member member : resident.household()) {
      json.writeStartObject();
      json.writeStringField("relation", member.relation());
      json.writeStringField("name", member.name());
      json.writeStringField("idNumber", member.idNumber());
      json.writeStringField("birthDate", member.birthDate().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeArrayFieldStart("plates");
    for (String plate : resident.plates()) {
      json.writeString(plate);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeAddress(JsonGenerator json, Address address) throws IOException {
    json.writeObjectFieldStart("address");
    json.writeStringField("province", address.province());
    json.writeStringField("city", address.city());
    json.writeStringField("district", address.district());
    json.writeStringField("street", address.street());
    json.writeStringField("community", address.community());
    json.writeStringField("door", address.door());
    json.writeStringField("full", address.text());
    json.writeEndObject();
  }
}
