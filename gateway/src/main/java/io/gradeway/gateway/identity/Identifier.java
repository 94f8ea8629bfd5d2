package io.gradeway.gateway.identity;

import io.gradeway.gateway.config.ConfigException;
import io.gradeway.gateway.config.IdentityConfig;
import io.gradeway.gateway.config.JwtIssuer;
import io.gradeway.gateway.config.Problem;
import io.gradeway.model.Assurance;
import io.gradeway.model.Person;
import io.gradeway.model.Purpose;
import io.gradeway.model.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out who sent a request.
 *
 * <p>Guarantee: a subject other than the anonymous one comes only from a JWT signed by a key of a
 * trusted issuer, from a client certificate that TLS verified, or from both when they name the same
 * system; and only if the lookup knows that system. Credentials that are present but do not hold
 * are refused. A purpose and the person behind the system count as signed only when a token's claim
 * says so; headers only assert them.
 *
 * <p>Each token's signature is checked once; its term is compared at every use, and the certificate
 * it comes with is read at every use. Not guaranteed: that a token is used by whom it was issued
 * to, unless the client certificate names the same system. Thread-safe; never blocks.
 */
public final class Identifier {
  private static final int CACHED_TOKENS_MAX = 10_000;
  private static final Pattern BEARER =
      Pattern.compile("Bearer ([A-Za-z0-9._-]+)", Pattern.CASE_INSENSITIVE);

  private final TokenVerifier verifier;
  private final SubjectLookup subjects;
  private final Clock clock;
  private final TokenCache cache;

  private Identifier(TokenVerifier verifier, SubjectLookup subjects, Clock clock, int cachedMax) {
    this.verifier = verifier;
    this.subjects = subjects;
    this.clock = clock;
    this.cache = new TokenCache(cachedMax);
  }

  /**
   * An identifier with the keys that the configured files hold now. To take up new keys, make a new
   * one. Reads files.
   *
   * @throws ConfigException with everything wrong in the key files
   */
  public static Identifier create(IdentityConfig config, SubjectLookup subjects, Clock clock)
      throws ConfigException {
    return create(config, subjects, clock, CACHED_TOKENS_MAX);
  }

  static Identifier create(
      IdentityConfig config, SubjectLookup subjects, Clock clock, int cachedMax)
      throws ConfigException {
    List<Problem> problems = new ArrayList<>();
    Map<String, TokenVerifier.Trusted> issuers = new HashMap<>();
    for (JwtIssuer issuer : config.issuers()) {
      KeySet keys = KeySet.read(issuer.keys(), issuer.algorithms(), problems);
      issuers.put(issuer.issuer(), new TokenVerifier.Trusted(issuer, keys));
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return new Identifier(new TokenVerifier(issuers), subjects, clock, cachedMax);
  }

  /**
   * Who sent a request with these credentials.
   *
   * @throws IdentityRefused when credentials are present and do not hold
   */
  public Identity identify(Credentials credentials) throws IdentityRefused {
    Instant now = clock.instant();
    Optional<Token> token = token(credentials.authorization(), now);
    Optional<String> named = Optional.empty();
    if (!credentials.certificates().isEmpty()) {
      named = Optional.of(ClientCertificate.principal(credentials.certificates(), now));
    }
    Optional<String> statedPurpose =
        header(
            credentials.purpose(), Words::isStatedPurpose, new IdentityRefused(Refusals.PURPOSE));
    Optional<String> statedBehind =
        header(credentials.behind(), Words::isHeaderName, new IdentityRefused(Refusals.BEHIND));
    Optional<String> signedPurpose = token.flatMap(Token::purpose);
    Optional<String> signedBehind = token.flatMap(Token::behind);
    if (differ(signedPurpose, statedPurpose)) {
      throw new IdentityRefused(Refusals.PURPOSE);
    }
    if (differ(signedBehind, statedBehind)) {
      throw new IdentityRefused(Refusals.BEHIND);
    }
    Optional<Purpose> purpose =
        signedPurpose
            .map(code -> new Purpose(code, Assurance.SIGNED))
            .or(() -> statedPurpose.map(code -> new Purpose(code, Assurance.ASSERTED)));
    Optional<Person> behind =
        signedBehind
            .map(id -> new Person(id, Assurance.SIGNED))
            .or(() -> statedBehind.map(id -> new Person(id, Assurance.ASSERTED)));
    return new Identity(subject(token, named, behind), purpose);
  }

  private Subject subject(Optional<Token> token, Optional<String> named, Optional<Person> behind)
      throws IdentityRefused {
    if (token.isEmpty() && named.isEmpty()) {
      return Subject.ANONYMOUS;
    }
    Optional<String> principal = token.map(Token::principal);
    if (differ(principal, named)) {
      throw new IdentityRefused(Refusals.MISMATCH);
    }
    Subject.Authentication method = Subject.Authentication.JWT;
    if (named.isPresent()) {
      method =
          token.isPresent() ? Subject.Authentication.MTLS_AND_JWT : Subject.Authentication.MTLS;
    }
    return subjects
        .subject(principal.or(() -> named).orElseThrow(), method, behind)
        .filter(subject -> !subject.isAnonymous())
        .orElseThrow(() -> new IdentityRefused(Refusals.UNKNOWN));
  }

  private Optional<Token> token(List<String> authorization, Instant now) throws IdentityRefused {
    if (authorization.isEmpty()) {
      return Optional.empty();
    }
    Matcher bearer = BEARER.matcher(authorization.get(0));
    if (authorization.size() > 1 || !bearer.matches()) {
      throw new IdentityRefused(Refusals.AUTHORIZATION);
    }
    String text = bearer.group(1);
    if (text.length() > Jws.LENGTH_MAX) {
      throw new IdentityRefused(Refusals.TOKEN_FORM);
    }
    String digest = TokenCache.digest(text);
    Optional<Token> cached = cache.get(digest);
    Token token = cached.isPresent() ? cached.get() : verifier.verify(text);
    if (!now.isBefore(token.until())) {
      throw new IdentityRefused(Refusals.TOKEN_EXPIRED);
    }
    if (now.isBefore(token.from())) {
      throw new IdentityRefused(Refusals.TOKEN_EARLY);
    }
    if (cached.isEmpty()) {
      cache.put(digest, token, now);
    }
    return Optional.of(token);
  }

  private static Optional<String> header(
      List<String> values, Predicate<String> form, IdentityRefused otherwise)
      throws IdentityRefused {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() > 1 || !form.test(values.get(0))) {
      throw otherwise;
    }
    return Optional.of(values.get(0));
  }

  private static boolean differ(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }
}
