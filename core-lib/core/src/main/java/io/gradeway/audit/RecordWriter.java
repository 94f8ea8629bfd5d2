package io.gradeway.audit;

import io.gradeway.ledger.Hash;
import io.gradeway.ledger.LedgerEntry;
import io.gradeway.ledger.PrivatePart;
import java.util.Base64;
import java.util.Optional;

/** Records as ledger entries: docs/formats.md, "Audit record", version 1. */
final class RecordWriter {
  static final int VERSION = 1;

  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private RecordWriter() {}

  /**
   * The entry of a record.
   *
   * @throws IllegalArgumentException when the record is too long or holds broken text
   */
  static LedgerEntry entry(AuditRecord record) {
    Optional<PrivatePart> privatePart = privatePart(record.caller());
    byte[] bytes = json(record, privatePart.map(PrivatePart::commitment));
    return privatePart
        .map(part -> LedgerEntry.of(bytes, part))
        .orElseGet(() -> LedgerEntry.of(bytes));
  }

  private static byte[] json(AuditRecord record, Optional<Hash> commitment) {
    CanonicalJson json = new CanonicalJson().beginObject();
    record.agreement().ifPresent(agreement -> json.name("agreement").value(agreement));
    json.name("bytes").value(record.bytes());
    caller(json, record.caller());
    commitment.ifPresent(
        hash -> json.name("commitment").value(BASE64URL.encodeToString(hash.toByteArray())));
    if (!record.counts().equals(AuditRecord.Counts.NONE)) {
      counts(json, record.counts());
    }
    record.decisionIndex().ifPresent(index -> json.name("decision").value(index));
    record.detail().ifPresent(detail -> json.name("detail").value(detail));
    json.name("exchange").value(record.exchange());
    json.name("kind").value(record.kind().name());
    record.level().ifPresent(level -> json.name("level").value(level.toString()));
    json.name("mode").value(record.mode().name());
    json.name("policy").value(record.policyRevision());
    record.profile().ifPresent(profile -> json.name("profile").value(profile.form().id()));
    record
        .purpose()
        .ifPresent(
            purpose ->
                json.name("purpose")
                    .beginObject()
                    .name("assurance")
                    .value(purpose.assurance().name())
                    .name("code")
                    .value(purpose.code())
                    .endObject());
    if (!record.reasons().isEmpty()) {
      json.name("reasons").beginArray();
      record.reasons().forEach(json::value);
      json.endArray();
    }
    json.name("status").value(record.status());
    target(json, record.target());
    json.name("time").value(UtcText.of(record.time()));
    json.name("v").value(VERSION);
    json.name("verdict").value(record.verdict().name());
    return json.endObject().toBytes();
  }

  private static void caller(CanonicalJson json, AuditRecord.Caller caller) {
    json.name("caller")
        .beginObject()
        .name("authentication")
        .value(caller.authentication())
        .name("domain")
        .value(caller.domain())
        .name("subject")
        .value(caller.subject())
        .endObject();
  }

  private static void counts(CanonicalJson json, AuditRecord.Counts counts) {
    json.name("counts")
        .beginObject()
        .name("records")
        .value(counts.records())
        .name("redacted")
        .value(counts.redactedRecords())
        .name("treated")
        .value(counts.treated())
        .name("values")
        .value(counts.values())
        .endObject();
  }

  private static void target(CanonicalJson json, AuditRecord.Target target) {
    json.name("target")
        .beginObject()
        .name("dataset")
        .value(target.dataset())
        .name("digest")
        .value(target.requestDigest())
        .name("domain")
        .value(target.domain())
        .name("method")
        .value(target.method())
        .name("operation")
        .value(target.operation())
        .name("route")
        .value(target.route())
        .endObject();
  }

  private static Optional<PrivatePart> privatePart(AuditRecord.Caller caller) {
    if (caller.address().isEmpty() && caller.behind().isEmpty()) {
      return Optional.empty();
    }
    CanonicalJson json = new CanonicalJson().beginObject();
    caller.address().ifPresent(address -> json.name("address").value(address));
    caller
        .behind()
        .ifPresent(
            person ->
                json.name("behind")
                    .beginObject()
                    .name("assurance")
                    .value(person.assurance().name())
                    .name("id")
                    .value(person.id())
                    .endObject());
    byte[] body = json.name("v").value(VERSION).endObject().toBytes();
    if (body.length > LedgerEntry.BYTES_MAX) {
      throw new IllegalArgumentException("the private part of a record is too long");
    }
    return Optional.of(PrivatePart.of(body));
  }
}
