package io.gradeway.gateway.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gradeway.audit.AuditPage;
import io.gradeway.audit.AuditRecord;
import io.gradeway.audit.RecordedEntry;
import io.gradeway.audit.ReleaseProfile;
import io.gradeway.ledger.ConsistencyProof;
import io.gradeway.ledger.Hash;
import io.gradeway.ledger.InclusionProof;
import io.gradeway.ledger.SignedCheckpoint;
import io.gradeway.model.Person;
import io.gradeway.protection.Treatment;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;

/** Answers as JSON text; the {@code record} of an entry is the stored bytes, verbatim. */
public final class AnswerJson {
  private static final JsonFactory JSON = new JsonFactory();

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private AnswerJson() {}

  private static String object(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot refuse text", e);
    }
    return text.toString();
  }

  /** A page as {@code GET /audit/records} answers it. */
  public static String page(AuditPage page) {
    return object(
        json -> {
          json.writeNumberField("indexedThrough", page.indexedThrough());
          json.writeArrayFieldStart("records");
          for (RecordedEntry entry : page.entries()) {
            json.writeStartObject();
            write(json, entry);
            json.writeEndObject();
          }
          json.writeEndArray();
          if (page.cursor().isPresent()) {
            json.writeStringField("cursor", page.cursor().get());
          }
        });
  }

  /** One entry, one line. */
  public static String entry(RecordedEntry entry) {
    return object(json -> write(json, entry));
  }

  private static void write(JsonGenerator json, RecordedEntry entry) throws IOException {
    json.writeNumberField("index", entry.index());
    if (entry.record().kind() == AuditRecord.Kind.DECISION) {
      json.writeBooleanField("open", entry.open());
    }
    if (entry.outcome().isPresent()) {
      json.writeNumberField("outcome", entry.outcome().get());
    }
    json.writeFieldName("record");
    json.writeRawValue(entry.json());
    AuditRecord.Caller caller = entry.record().caller();
    if (caller.behind().isPresent() || caller.address().isPresent()) {
      json.writeObjectFieldStart("private");
      if (caller.address().isPresent()) {
        json.writeStringField("address", caller.address().get());
      }
      if (caller.behind().isPresent()) {
        Person behind = caller.behind().get();
        json.writeObjectFieldStart("behind");
        json.writeStringField("id", behind.id());
        json.writeStringField("assurance", behind.assurance().name());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    if (entry.record().profile().isPresent()) {
      json.writeArrayFieldStart("profile");
      for (ReleaseProfile.Entry field : entry.record().profile().get().entries()) {
        write(json, field);
      }
      json.writeEndArray();
    }
  }

  private static void write(JsonGenerator json, ReleaseProfile.Entry field) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", field.path());
    if (field.category().isPresent()) {
      json.writeStringField("category", field.category().get().value());
    }
    json.writeStringField("level", field.level().toString());
    Treatment treatment = field.treatment();
    json.writeStringField(
        "treatment",
        treatment.kind().name() + (treatment.name().isEmpty() ? "" : ":" + treatment.name()));
    json.writeEndObject();
  }

  static String proof(byte[] entry, InclusionProof proof, SignedCheckpoint checkpoint) {
    return object(
        json -> {
          json.writeNumberField("index", proof.index());
          json.writeNumberField("size", proof.size());
          json.writeStringField("entry", Base64.getEncoder().encodeToString(entry));
          hashes(json, proof.path());
          json.writeStringField("checkpoint", checkpoint.note());
        });
  }

  static String proof(ConsistencyProof proof) {
    return object(
        json -> {
          json.writeNumberField("from", proof.from());
          json.writeNumberField("to", proof.to());
          hashes(json, proof.path());
        });
  }

  private static void hashes(JsonGenerator json, List<Hash> path) throws IOException {
    json.writeArrayFieldStart("path");
    for (Hash hash : path) {
      json.writeString(hash.toBase64());
    }
    json.writeEndArray();
  }

  static String error(String id, String english, String chinese) {
    return object(
        json -> {
          json.writeObjectFieldStart("error");
          json.writeStringField("id", id);
          json.writeStringField("message", english);
          json.writeStringField("messageZh", chinese);
          json.writeEndObject();
        });
  }
}
