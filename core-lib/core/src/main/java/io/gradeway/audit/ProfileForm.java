package io.gradeway.audit;

import io.gradeway.ledger.LedgerEntry;
import io.gradeway.protection.Treatment;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A profile as the ledger holds it, docs/formats.md, "Audit record": one entry, or, when it is too
 * long for one, several that are profiles themselves and a last one that lists their ids.
 *
 * @param id what records call it by: first 32 hexadecimal digits of the SHA-256 of the canonical
 *     form of its {@code entries} or {@code parts}
 * @param ledgerEntries what is appended, in this order
 */
record ProfileForm(String id, List<LedgerEntry> ledgerEntries) {
  private static final int ID_BYTES = 16;

  /** Room that is left for the members beside the array. */
  private static final int ARRAY_BYTES_MAX = LedgerEntry.BYTES_MAX - 128;

  static ProfileForm of(ReleaseProfile profile) {
    List<byte[]> arrays = arrays(profile);
    List<LedgerEntry> ledgerEntries = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (byte[] array : arrays) {
      String id = id(array);
      ids.add(id);
      ledgerEntries.add(entry("entries", array, id));
    }
    if (ids.size() == 1) {
      return new ProfileForm(ids.get(0), ledgerEntries);
    }
    byte[] parts = array(ids);
    String id = id(parts);
    ledgerEntries.add(entry("parts", parts, id));
    return new ProfileForm(id, List.copyOf(ledgerEntries));
  }

  /** Id of a profile that is made of these parts. */
  static String idOfParts(List<String> parts) {
    return id(array(parts));
  }

  private static byte[] array(List<String> ids) {
    CanonicalJson json = new CanonicalJson().beginArray();
    ids.forEach(json::value);
    return json.endArray().toBytes();
  }

  /** The fields in as few arrays as fit into an entry each; at least one. */
  private static List<byte[]> arrays(ReleaseProfile profile) {
    List<byte[]> arrays = new ArrayList<>();
    ByteArrayOutputStream open = new ByteArrayOutputStream();
    for (ReleaseProfile.Entry field : profile.entries()) {
      byte[] json = json(field);
      if (open.size() > 0 && open.size() + json.length + 2 > ARRAY_BYTES_MAX) {
        open.write(']');
        arrays.add(open.toByteArray());
        open.reset();
      }
      open.write(open.size() == 0 ? '[' : ',');
      open.writeBytes(json);
    }
    if (open.size() == 0) {
      open.write('[');
    }
    open.write(']');
    arrays.add(open.toByteArray());
    return arrays;
  }

  private static byte[] json(ReleaseProfile.Entry field) {
    CanonicalJson json = new CanonicalJson().beginObject();
    field.category().ifPresent(category -> json.name("category").value(category.value()));
    return json.name("level")
        .value(field.level().toString())
        .name("path")
        .value(field.path())
        .name("treatment")
        .value(text(field.treatment()))
        .endObject()
        .toBytes();
  }

  private static String text(Treatment treatment) {
    return treatment.name().isEmpty()
        ? treatment.kind().name()
        : treatment.kind().name() + ":" + treatment.name();
  }

  private static LedgerEntry entry(String member, byte[] array, String id) {
    CanonicalJson json = new CanonicalJson().beginObject();
    if (member.equals("entries")) {
      json.name(member).raw(array);
    }
    json.name("id").value(id).name("kind").value(RecordReader.PROFILE);
    if (member.equals("parts")) {
      json.name(member).raw(array);
    }
    return LedgerEntry.of(json.name("v").value(RecordWriter.VERSION).endObject().toBytes());
  }

  private static String id(byte[] array) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(array);
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
