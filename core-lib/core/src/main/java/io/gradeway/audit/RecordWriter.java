package io.gradeway.audit;

import io.gradeway.ledger.Hash;
import io.gradeway.ledger.LedgerEntry;
import io.gradeway.ledger.PrivatePart;
import io.gradeway.protection.Treatment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Records and profiles as ledger entries: docs/formats.md, "Audit record", version 1. */
final class RecordWriter {
  static final int VERSION = 1;

  private static final int PROFILE_ID_BYTES = 8;

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
        hash ->
            json.name("commitment")
                .value(Base64.getUrlEncoder().withoutPadding().encodeToString(hash.toByteArray())));
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
    record.profile().ifPresent(profile -> json.name("profile").value(profileId(profile)));
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
    json.name("time").value(record.time().toString());
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

  /** The entry that says what a profile's id stands for. */
  static LedgerEntry entry(ReleaseProfile profile) {
    CanonicalJson json = new CanonicalJson().beginObject().name("entries");
    entries(json, profile);
    return LedgerEntry.of(
        json.name("id")
            .value(profileId(profile))
            .name("kind")
            .value(RecordReader.PROFILE)
            .name("v")
            .value(VERSION)
            .endObject()
            .toBytes());
  }

  /** First 16 hexadecimal digits of the SHA-256 of the canonical entries. */
  static String profileId(ReleaseProfile profile) {
    CanonicalJson json = new CanonicalJson();
    entries(json, profile);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.toBytes());
      return HexFormat.of().formatHex(digest, 0, PROFILE_ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void entries(CanonicalJson json, ReleaseProfile profile) {
    json.beginArray();
    for (ReleaseProfile.Entry entry : profile.entries()) {
      json.beginObject();
      entry.category().ifPresent(category -> json.name("category").value(category.value()));
      json.name("level").value(entry.level().toString());
      json.name("path").value(entry.path());
      json.name("treatment").value(text(entry.treatment()));
      json.endObject();
    }
    json.endArray();
  }

  private static String text(Treatment treatment) {
    return treatment.name().isEmpty()
        ? treatment.kind().name()
        : treatment.kind().name() + ":" + treatment.name();
  }
}
