package io.gradeway.examples.city.department;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gradeway.examples.city.data.Hospital;
import io.gradeway.examples.city.data.Insured;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The medical insurance.
 *
 * <ul>
 *   <li>{@code /insured?page&size}, {@code /insured/{insuredNo}}: persons with their claims
 *   <li>{@code /claims?page&size}: flat, and gzipped whether or not the caller accepts it
 *   <li>{@code /hospitals?page&size}
 * </ul>
 */
final class Medical {
  private final List<Insured> insured;
  private final List<Hospital> hospitals;
  private final Map<String, Insured> byNumber = new HashMap<>();
  private final List<FlatClaim> claims = new ArrayList<>();

  private record FlatClaim(Insured insured, Insured.Claim claim) {}

  Medical(List<Insured> insured, List<Hospital> hospitals) {
    this.insured = insured;
    this.hospitals = hospitals;
    for (Insured one : insured) {
      byNumber.put(one.number(), one);
      one.claims().forEach(claim -> claims.add(new FlatClaim(one, claim)));
    }
  }

  Handler<HttpServerRequest> routes() {
    return new Routes()
        .get("/insured", this::page)
        .get("/insured/", this::one)
        .get("/claims", this::claims)
        .get("/hospitals", this::hospitals);
  }

  private void page(HttpServerRequest request) {
    Page page = Page.of(request);
    Answer.json(request.response(), 200, Answer.envelope(insured, page, Medical::write));
  }

  private void one(HttpServerRequest request) {
    Insured one = byNumber.get(Routes.lastSegment(request));
    if (one == null) {
      Routes.fail(request, 404, "no such insured person");
      return;
    }
    Answer.json(
        request.response(), 200, Answer.envelope(List.of(one), new Page(1, 1), Medical::write));
  }

  private void claims(HttpServerRequest request) {
    Page page = Page.of(request);
    Answer.gzippedJson(request.response(), Answer.envelope(claims, page, Medical::writeFlat));
  }

  private void hospitals(HttpServerRequest request) {
    Page page = Page.of(request);
    Answer.json(request.response(), 200, Answer.envelope(hospitals, page, Medical::writeHospital));
  }

  private static void write(JsonGenerator json, Insured insured) throws IOException {
    json.writeStartObject();
    json.writeStringField("insuredNo", insured.number());
    json.writeObjectFieldStart("person");
    json.writeStringField("name", insured.person().name());
    json.writeStringField("sex", insured.person().sex().word());
    json.writeStringField("idNumber", insured.person().idNumber());
    json.writeStringField("mobile", insured.person().mobile());
    json.writeStringField("email", insured.email());
    json.writeEndObject();
    json.writeStringField("scheme", insured.scheme());
    json.writeObjectFieldStart("employer");
    json.writeStringField("name", insured.employer().name());
    json.writeStringField("uscc", insured.employer().uscc());
    json.writeEndObject();
    json.writeStringField("bankCard", insured.bankCard());
    json.writeArrayFieldStart("claims");
    for (Insured.Claim claim : insured.claims()) {
      json.writeStartObject();
      writeClaim(json, claim);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeFlat(JsonGenerator json, FlatClaim flat) throws IOException {
    json.writeStartObject();
    json.writeStringField("insuredNo", flat.insured().number());
    json.writeStringField("name", flat.insured().person().name());
    json.writeStringField("idNumber", flat.insured().person().idNumber());
    json.writeStringField("bankCard", flat.insured().bankCard());
    writeClaim(json, flat.claim());
    json.writeEndObject();
  }

  private static void writeClaim(JsonGenerator json, Insured.Claim claim) throws IOException {
    json.writeStringField("claimNo", claim.number());
    json.writeObjectFieldStart("hospital");
    json.writeStringField("code", claim.hospital().code());
    json.writeStringField("name", claim.hospital().name());
    json.writeEndObject();
    json.writeStringField("clinic", claim.clinic());
    json.writeStringField("doctor", claim.doctor());
    json.writeStringField("visitDate", claim.visitedOn().toString());
    json.writeArrayFieldStart("diagnoses");
    for (Insured.Diagnosis diagnosis : claim.diagnoses()) {
      json.writeStartObject();
      json.writeStringField("code", diagnosis.code());
      json.writeStringField("text", diagnosis.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("amount");
    json.writeNumberField("total", claim.total());
    json.writeNumberField("covered", claim.covered());
    json.writeNumberField("own", claim.own());
    json.writeEndObject();
  }

  private static void writeHospital(JsonGenerator json, Hospital hospital) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", hospital.code());
    json.writeStringField("name", hospital.name());
    json.writeStringField("grade", hospital.grade());
    json.writeStringField("district", hospital.district());
    json.writeStringField("uscc", hospital.uscc());
    json.writeObjectFieldStart("contact");
    json.writeStringField("name", hospital.contact());
    json.writeStringField("mobile", hospital.contactPhone());
    json.writeStringField("landline", hospital.landline());
    json.writeEndObject();
    json.writeEndObject();
  }
}
