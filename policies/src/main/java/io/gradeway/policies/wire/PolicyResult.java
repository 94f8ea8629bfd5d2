package io.gradeway.policies.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gradeway.decision.Decision;
import io.gradeway.decision.Deny;
import io.gradeway.decision.Obligation;
import io.gradeway.decision.Permit;
import io.gradeway.decision.PolicyRevision;
import io.gradeway.decision.Reason;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads policy answers. Strict: a missing, unknown, repeated or ill-typed member is a {@link
 * MalformedResult}, so that a misspelt obligation can never be overlooked. An obligation of unknown
 * type is kept as {@link Obligation.Unknown}, which turns the permit into a denial where it is
 * admitted. Thread-safe.
 */
public final class PolicyResult {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .build()
          .reader();
  private static final Set<String> MEMBERS =
      Set.of(
          "permit", "reasons", "obligations", "valid_until", "agreement", "cacheable", "revision");
  private static final Set<String> REASON = Set.of("id", "en", "zh");
  private static final Set<String> REASON_WITH_CLAUSE = Set.of("id", "en", "zh", "clause");

  private PolicyResult() {}

  /**
   * Reads what a decision point evaluated, JSON of the decision alone.
   *
   * @param expected the revision that must have answered
   * @throws MalformedResult when the answer is not understood or is of another revision
   */
  public static Decision read(String json, PolicyRevision expected) {
    return read(Members.parse(READER, json), expected);
  }

  /**
   * Reads the list of results that OPA's WebAssembly interface gives: exactly one, {@code
   * [{"result": …}]}.
   *
   * @throws MalformedResult as {@link #read(String, PolicyRevision)}, and when the decision is
   *     undefined
   */
  public static Decision readSet(String json, PolicyRevision expected) {
    JsonNode set = Members.parse(READER, json);
    if (!set.isArray() || set.size() != 1) {
      throw new MalformedResult("the policy gave " + set.size() + " results instead of one");
    }
    JsonNode only = set.get(0);
    Members.exactly(only, Set.of("result"), "result set");
    return read(only.get("result"), expected);
  }

  private static Decision read(JsonNode result, PolicyRevision expected) {
    Members.exactly(result, MEMBERS, "decision");
    PolicyRevision revision = new PolicyRevision(Members.text(result, "revision"));
    if (!revision.equals(expected)) {
      throw new MalformedResult("revision " + revision + " answered instead of " + expected);
    }
    List<Reason> reasons = new ArrayList<>();
    for (JsonNode reason : Members.list(result, "reasons")) {
      reasons.add(reason(reason));
    }
    List<Obligation> obligations = new ArrayList<>();
    for (JsonNode obligation : Members.list(result, "obligations")) {
      Obligations.read(obligation, obligations);
    }
    boolean cacheable = Members.bool(result, "cacheable");
    Optional<String> agreement = Members.textOrNull(result, "agreement");
    Optional<Instant> validUntil =
        Members.textOrNull(result, "valid_until").map(PolicyResult::time);
    if (Members.bool(result, "permit")) {
      return new Permit(revision, reasons, obligations, agreement, validUntil, cacheable);
    }
    if (reasons.isEmpty()) {
      throw new MalformedResult("a denial without a reason");
    }
    return new Deny(revision, reasons, cacheable);
  }

  private static Reason reason(JsonNode reason) {
    boolean withClause = reason.has("clause");
    Members.exactly(reason, withClause ? REASON_WITH_CLAUSE : REASON, "reason");
    return new Reason(
        Members.text(reason, "id"),
        Members.text(reason, "en"),
        Members.text(reason, "zh"),
        withClause ? Optional.of(Members.text(reason, "clause")) : Optional.empty());
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new MalformedResult("\"valid_until\" is not a time in UTC", e);
    }
  }

  /** Access to members that fails on anything unexpected. */
  static final class Members {
    private Members() {}

    static JsonNode parse(ObjectReader reader, String json) {
      try {
        return reader.readTree(json);
      } catch (JsonProcessingException e) {
        throw new MalformedResult("the policy's answer is not JSON", e);
      }
    }

    static void exactly(JsonNode object, Set<String> members, String what) {
      if (!object.isObject()) {
        throw new MalformedResult("the " + what + " is not an object");
      }
      object
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!members.contains(name)) {
                  throw new MalformedResult("unknown member \"" + name + "\" in the " + what);
                }
              });
      if (object.size() != members.size()) {
        throw new MalformedResult("the " + what + " lacks a member; it has to have " + members);
      }
    }

    static String text(JsonNode object, String member) {
      JsonNode value = object.get(member);
      if (value == null || !value.isTextual()) {
        throw new MalformedResult("\"" + member + "\" is not a string");
      }
      return value.textValue();
    }

    static Optional<String> textOrNull(JsonNode object, String member) {
      JsonNode value = object.get(member);
      return value != null && value.isNull() ? Optional.empty() : Optional.of(text(object, member));
    }

    static boolean bool(JsonNode object, String member) {
      JsonNode value = object.get(member);
      if (value == null || !value.isBoolean()) {
        throw new MalformedResult("\"" + member + "\" is not a boolean");
      }
      return value.booleanValue();
    }

    static JsonNode list(JsonNode object, String member) {
      JsonNode value = object.get(member);
      if (value == null || !value.isArray()) {
        throw new MalformedResult("\"" + member + "\" is not a list");
      }
      return value;
    }
  }
}
