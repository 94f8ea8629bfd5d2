package io.gradeway.audit;

import io.gradeway.ledger.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records are asked for: every term given must hold. Immutable.
 *
 * <pre>{@code
 * AuditFilter.ANY.with(Term.SUBJECT_DOMAIN, "medical").with(Term.DECISION, "DENY").from(yesterday)
 * }</pre>
 */
public final class AuditFilter {
  /** What can be compared with a value. */
  public enum Term {
    SUBJECT("subject"),
    SUBJECT_DOMAIN("subjectDomain"),
    RESOURCE_DOMAIN("resourceDomain"),
    DATASET("dataset"),
    ROUTE("route"),
    /** Id and revision, {@code id@revision}. */
    AGREEMENT("agreement"),
    PURPOSE("purpose"),
    /** Id of one of the record's reasons. */
    REASON("reason"),
    /** UUID of the exchange. */
    EXCHANGE("exchange"),
    /** A constant of {@link AuditRecord.Kind}. */
    KIND("kind"),
    /** A constant of {@link AuditRecord.Verdict}. */
    DECISION("decision"),
    /** Id of a level of the scale in force; records without level do not match. */
    LEVEL_AT_LEAST("levelAtLeast");

    private final String parameter;

    Term(String parameter) {
      this.parameter = parameter;
    }

    /** Name of the term in URLs and on the command line. */
    public String parameter() {
      return parameter;
    }
  }

  /** Longest value of a term. */
  public static final int VALUE_CHARS_MAX = 256;

  /** Every record. */
  public static final AuditFilter ANY =
      new AuditFilter(new EnumMap<>(Term.class), null, null, false);

  private final EnumMap<Term, String> terms;
  private final @Nullable Instant from;
  private final @Nullable Instant until;
  private final boolean crossDomainOnly;

  private AuditFilter(
      EnumMap<Term, String> terms,
      @Nullable Instant from,
      @Nullable Instant until,
      boolean crossDomainOnly) {
    this.terms = terms;
    this.from = from;
    this.until = until;
    this.crossDomainOnly = crossDomainOnly;
  }

  /**
   * Adds a term or replaces its value.
   *
   * @throws IllegalArgumentException when the value cannot be one of that term
   */
  public AuditFilter with(Term term, String value) {
    if (value.isEmpty() || value.length() > VALUE_CHARS_MAX) {
      throw new IllegalArgumentException(
          term.parameter() + " needs 1 to " + VALUE_CHARS_MAX + " characters");
    }
    switch (term) {
      case KIND -> oneOf(term, value, AuditRecord.Kind.values());
      case DECISION -> oneOf(term, value, AuditRecord.Verdict.values());
      case EXCHANGE -> uuid(value);
      default -> {}
    }
    EnumMap<Term, String> more = new EnumMap<>(terms);
    more.put(term, value);
    return new AuditFilter(more, from, until, crossDomainOnly);
  }

  private static void oneOf(Term term, String value, Enum<?>[] constants) {
    if (Arrays.stream(constants).noneMatch(constant -> constant.name().equals(value))) {
      throw new IllegalArgumentException(
          term.parameter() + " must be one of " + Arrays.toString(constants));
    }
  }

  static UUID uuid(String value) {
    try {
      return UUID.fromString(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("exchange must be a UUID", e);
    }
  }

  /** Only records of this time or later. */
  public AuditFilter from(Instant time) {
    return new AuditFilter(terms, time, until, crossDomainOnly);
  }

  /** Only records before this time. */
  public AuditFilter until(Instant time) {
    return new AuditFilter(terms, from, time, crossDomainOnly);
  }

  /** Only exchanges whose caller's domain is not the target's. */
  public AuditFilter onlyCrossDomain() {
    return new AuditFilter(terms, from, until, true);
  }

  public Map<Term, String> terms() {
    return Collections.unmodifiableMap(terms);
  }

  public Optional<Instant> from() {
    return Optional.ofNullable(from);
  }

  public Optional<Instant> until() {
    return Optional.ofNullable(until);
  }

  public boolean crossDomainOnly() {
    return crossDomainOnly;
  }

  /** Id of the level asked for, whose scheme is the index's own. */
  Optional<String> levelAtLeast() {
    String level = terms.get(Term.LEVEL_AT_LEAST);
    return Optional.ofNullable(level).map(id -> id.substring(id.lastIndexOf(':') + 1));
  }

  /** Short digest that ties a cursor to its filter. */
  String digest() {
    byte[] hash = Hash.ofLeaf(toString().getBytes(StandardCharsets.UTF_8)).toByteArray();
    return HexFormat.of().formatHex(hash, 0, 8);
  }

  /** The filter as it is recorded: canonical JSON. */
  @Override
  public String toString() {
    CanonicalJson json = new CanonicalJson().beginObject();
    Map<String, String> sorted = new TreeMap<>();
    terms.forEach((term, value) -> sorted.put(term.parameter(), value));
    if (crossDomainOnly) {
      sorted.put("crossDomainOnly", "true");
    }
    from().ifPresent(time -> sorted.put("from", time.toString()));
    until().ifPresent(time -> sorted.put("until", time.toString()));
    sorted.forEach((name, value) -> json.name(name).value(value));
    return new String(json.endObject().toBytes(), StandardCharsets.UTF_8);
  }
}
