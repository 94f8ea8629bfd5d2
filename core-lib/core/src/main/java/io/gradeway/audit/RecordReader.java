package io.gradeway.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.gradeway.ledger.Hash;
import io.gradeway.model.Assurance;
import io.gradeway.model.CategoryId;
import io.gradeway.model.Level;
import io.gradeway.model.Person;
import io.gradeway.model.Purpose;
import io.gradeway.protection.Treatment;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads ledger entries back, strictly: unknown versions, kinds and members, duplicate members and
 * wrong types are errors, because an entry that is not what we write was not written by us.
 */
final class RecordReader {
  static final String PROFILE = "PROFILE";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int DEPTH_MAX = 4;

  private RecordReader() {}

  /** What an entry holds. */
  sealed interface Content {}

  /**
   * A record whose profile is still an id and whose private part is elsewhere.
   *
   * @param record the record with empty profile and private members
   * @param profileId id of the profile, if it has one
   * @param commitment what its private part must hash to, if it has one
   */
  record StoredRecord(AuditRecord record, Optional<String> profileId, Optional<Hash> commitment)
      implements Content {}

  /** A profile and the id later records call it by. */
  record StoredProfile(String id, ReleaseProfile profile) implements Content {}

  /** A profile too long for one entry: the ids of the profiles it is made of, in order. */
  record ProfileParts(String id, List<String> parts) implements Content {}

  /**
   * Reads an entry.
   *
   * @throws IllegalArgumentException saying what is not as we write it
   */
  static Content content(byte[] bytes) {
    Members members = parse(bytes);
    long version = members.integer("v");
    if (version != RecordWriter.VERSION) {
      throw new IllegalArgumentException("record version " + version + " is not known");
    }
    String kind = members.text("kind");
    Content content = kind.equals(PROFILE) ? profile(members) : record(members, kind);
    members.finish();
    return content;
  }

  private static StoredRecord record(Members members, String kind) {
    Optional<Purpose> purpose =
        members
            .child("purpose")
            .map(
                m ->
                    m.finishing(
                        new Purpose(
                            m.text("code"), constant(Assurance.class, m.text("assurance")))));
    AuditRecord record =
        new AuditRecord(
            constant(AuditRecord.Kind.class, kind),
            members.text("exchange"),
            time(members.text("time")),
            caller(members.required("caller")),
            target(members.required("target")),
            purpose,
            members.optionalText("agreement"),
            members.text("policy"),
            constant(AuditRecord.Verdict.class, members.text("verdict")),
            constant(AuditRecord.Mode.class, members.text("mode")),
            members.texts("reasons"),
            Optional.empty(),
            members.optionalText("level").map(RecordReader::level),
            members.child("counts").map(RecordReader::counts).orElse(AuditRecord.Counts.NONE),
            Math.toIntExact(members.integer("status")),
            members.integer("bytes"),
            members.optionalInteger("decision"),
            members.optionalText("detail"));
    return new StoredRecord(
        record,
        members.optionalText("profile"),
        members.optionalText("commitment").map(RecordReader::commitment));
  }

  private static AuditRecord.Caller caller(Members members) {
    return members.finishing(
        new AuditRecord.Caller(
            members.text("subject"),
            members.text("domain"),
            members.text("authentication"),
            Optional.empty(),
            Optional.empty()));
  }

  private static AuditRecord.Target target(Members members) {
    return members.finishing(
        new AuditRecord.Target(
            members.text("domain"),
            members.text("dataset"),
            members.text("route"),
            members.text("operation"),
            members.text("method"),
            members.text("digest")));
  }

  private static AuditRecord.Counts counts(Members members) {
    return members.finishing(
        new AuditRecord.Counts(
            members.integer("records"),
            members.integer("values"),
            members.integer("treated"),
            members.integer("redacted")));
  }

  private static Content profile(Members members) {
    String id = members.text("id");
    if (members.has("parts")) {
      List<String> parts = members.texts("parts");
      return fitting(id, ProfileForm.idOfParts(parts), new ProfileParts(id, parts));
    }
    if (!members.has("entries")) {
      throw Members.missing("entries");
    }
    List<ReleaseProfile.Entry> entries = new ArrayList<>();
    for (Members entry : members.children("entries")) {
      entries.add(
          entry.finishing(
              new ReleaseProfile.Entry(
                  entry.text("path"),
                  entry.optionalText("category").map(CategoryId::of),
                  level(entry.text("level")),
                  treatment(entry.text("treatment")))));
    }
    ReleaseProfile profile = new ReleaseProfile(entries);
    ProfileForm form = profile.form();
    if (form.ledgerEntries().size() != 1) {
      throw new IllegalArgumentException("profile " + id + " is longer than an entry can be");
    }
    return fitting(id, form.id(), new StoredProfile(id, profile));
  }

  private static Content fitting(String id, String expected, Content content) {
    if (!id.equals(expected)) {
      throw new IllegalArgumentException("profile " + id + " does not have the id of its content");
    }
    return content;
  }

  /** The caller with what its private part says. */
  static AuditRecord.Caller withPrivatePart(AuditRecord.Caller caller, byte[] body) {
    Members members = parse(body);
    if (members.integer("v") != RecordWriter.VERSION) {
      throw new IllegalArgumentException("the version of a private part is not known");
    }
    Optional<Person> behind =
        members
            .child("behind")
            .map(
                m ->
                    m.finishing(
                        new Person(m.text("id"), constant(Assurance.class, m.text("assurance")))));
    return members.finishing(
        new AuditRecord.Caller(
            caller.subject(),
            caller.domain(),
            caller.authentication(),
            behind,
            members.optionalText("address")));
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("\"time\" is not a time in UTC", e);
    }
  }

  private static Level level(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("a level is written scheme:id");
    }
    return new Level(text.substring(0, colon), text.substring(colon + 1));
  }

  private static Treatment treatment(String text) {
    int colon = text.indexOf(':');
    return new Treatment(
        constant(Treatment.Kind.class, colon < 0 ? text : text.substring(0, colon)),
        colon < 0 ? "" : text.substring(colon + 1));
  }

  private static Hash commitment(String text) {
    return Hash.of(Base64.getUrlDecoder().decode(text));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is no " + type.getSimpleName() + " of this version", e);
    }
  }

  private static Members parse(byte[] bytes) {
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("an entry is a JSON object");
      }
      Members members = object(parser, 1);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows the JSON object");
      }
      return members;
    } catch (IOException e) {
      throw new IllegalArgumentException("the entry is not well-formed JSON", e);
    }
  }

  private static Members object(JsonParser parser, int depth) throws IOException {
    Map<String, Object> values = new TreeMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      values.put(name, value(parser, parser.nextToken(), depth));
    }
    return new Members(values);
  }

  private static Object value(JsonParser parser, @Nullable JsonToken token, int depth)
      throws IOException {
    if (depth == DEPTH_MAX) {
      throw new IllegalArgumentException("the entry is nested too deep");
    }
    if (token == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getLongValue();
    }
    if (token == JsonToken.START_OBJECT) {
      return object(parser, depth + 1);
    }
    if (token != JsonToken.START_ARRAY) {
      throw new IllegalArgumentException("entries hold objects, arrays, strings and integers only");
    }
    List<Object> elements = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      elements.add(value(parser, next, depth + 1));
    }
    return elements;
  }

  /** Members of one object, each of which must be asked for. */
  private record Members(Map<String, Object> values) {
    String text(String name) {
      return optionalText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) {
      return take(name, String.class);
    }

    long integer(String name) {
      return optionalInteger(name).orElseThrow(() -> missing(name));
    }

    /** An integer, or the string that stands for one from 2^53. */
    Optional<Long> optionalInteger(String name) {
      if (values.get(name) instanceof String) {
        try {
          return take(name, String.class).map(Long::valueOf);
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException("\"" + name + "\" is not an integer", e);
        }
      }
      return take(name, Long.class);
    }

    boolean has(String name) {
      return values.containsKey(name);
    }

    Members required(String name) {
      return child(name).orElseThrow(() -> missing(name));
    }

    Optional<Members> child(String name) {
      return take(name, Members.class);
    }

    List<String> texts(String name) {
      return elements(name, String.class);
    }

    List<Members> children(String name) {
      return elements(name, Members.class);
    }

    private <T> List<T> elements(String name, Class<T> type) {
      List<T> elements = new ArrayList<>();
      for (Object element : take(name, List.class).orElse(List.of())) {
        if (!type.isInstance(element)) {
          throw new IllegalArgumentException("\"" + name + "\" holds something else");
        }
        elements.add(type.cast(element));
      }
      return elements;
    }

    private <T> Optional<T> take(String name, Class<T> type) {
      Object value = values.remove(name);
      if (value != null && !type.isInstance(value)) {
        throw new IllegalArgumentException("\"" + name + "\" has the wrong type");
      }
      return Optional.ofNullable(value).map(type::cast);
    }

    <T> T finishing(T built) {
      finish();
      return built;
    }

    void finish() {
      if (!values.isEmpty()) {
        throw new IllegalArgumentException("members not known in this version: " + values.keySet());
      }
    }

    private static IllegalArgumentException missing(String name) {
      return new IllegalArgumentException("\"" + name + "\" is missing");
    }
  }
}
