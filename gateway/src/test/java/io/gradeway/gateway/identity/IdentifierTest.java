package io.gradeway.gateway.identity;

import static io.gradeway.gateway.identity.Tokens.CLAIMS;
import static io.gradeway.gateway.identity.Tokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gradeway.gateway.config.JwtAlgorithm;
import io.gradeway.model.Assurance;
import io.gradeway.model.Person;
import io.gradeway.model.Purpose;
import io.gradeway.model.Subject;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {
  @TempDir Path folder;
  private Identifier identifier;

  @BeforeEach
  void create() throws Exception {
    identifier = identifier(Tokens.CLOCK);
  }

  private Identifier identifier(Clock clock) throws Exception {
    return Identifier.create(Tokens.config(folder), Tokens.SUBJECTS, clock);
  }

  @Test
  void noCredentials_isTheAnonymousSubject() throws Exception {
    assertThat(identifier.identify(Credentials.NONE).subject()).isSameAs(Subject.ANONYMOUS);
  }

  @ParameterizedTest
  @CsvSource({
    "RS256,rsa,SHA256withRSA",
    "ES256,ec,SHA256withECDSAinP1363Format",
    "EdDSA,ed,Ed25519"
  })
  void tokenOfEachAlgorithm_identifies(String algorithm, String kid, String signature)
      throws Exception {
    var pair = kid.equals("rsa") ? Tokens.RSA : kid.equals("ec") ? Tokens.EC : Tokens.ED;
    String token = Tokens.sign(Tokens.header(algorithm, kid), CLAIMS, pair.getPrivate(), signature);

    Subject first = identifier.identify(Tokens.bearer(token)).subject();
    Subject cached = identifier.identify(Tokens.bearer(token)).subject();

    assertThat(first.id()).isEqualTo("medical-claims");
    assertThat(first.method()).isEqualTo(Subject.Authentication.JWT);
    assertThat(cached).isEqualTo(first);
  }

  @Test
  void onlyKeyOfIssuer_needsNoKid() throws Exception {
    Identifier one =
        Identifier.create(
            Tokens.config(folder, Set.of(JwtAlgorithm.ES256), Tokens.ecJwk()),
            Tokens.SUBJECTS,
            Tokens.CLOCK);
    String token =
        Tokens.sign(
            "{\"alg\":\"ES256\"}", CLAIMS, Tokens.EC.getPrivate(), "SHA256withECDSAinP1363Format");

    assertThat(one.identify(Tokens.bearer(token)).subject().id()).isEqualTo("medical-claims");
    assertThat(refusal(token)).isEqualTo("IDENTITY_TOKEN_KEY");
  }

  @ParameterizedTest
  @CsvSource({
    "exp,29,valid", "exp,30,IDENTITY_TOKEN_EXPIRED", "exp,31,IDENTITY_TOKEN_EXPIRED",
    "nbf,-29,valid", "nbf,-30,valid", "nbf,-31,IDENTITY_TOKEN_EARLY",
    "iat,-30,valid", "iat,-31,IDENTITY_TOKEN_EARLY",
  })
  void termIsComparedWithTheTolerance_alsoForATokenSeenBefore(
      String claim, long secondsAfter, String expected) throws Exception {
    long other = NOW + 3_600;
    String times =
        claim.equals("exp") ? "\"exp\":" + NOW : "\"exp\":" + other + ",\"" + claim + "\":" + NOW;
    String token = Tokens.ec(CLAIMS.replaceAll("\"exp\":\\d+", times));

    Identifier later = identifier(Tokens.at(NOW + secondsAfter));

    for (int use = 0; use < 2; use++) {
      assertThat(outcome(later, token)).isEqualTo(expected);
    }
  }

  @Test
  void tokenExpiresAfterItWasCached_isRefused() throws Exception {
    TickingClock clock = new TickingClock();
    Identifier ticking = identifier(clock);
    String token = Tokens.ec(CLAIMS);
    assertThat(outcome(ticking, token)).isEqualTo("valid");

    clock.seconds = NOW + 60 + 30;

    assertThat(outcome(ticking, token)).isEqualTo("IDENTITY_TOKEN_EXPIRED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic dTpw",
        "Bearer",
        "Bearer ",
        "Bearer  x.y.z",
        "Bearer x y",
        "x.y.z",
        "",
        "Bearer x.y.z,",
        "Negotiate x",
        "Bearer\tx.y.z",
        "Bearer x.y.z\u00a0"
      })
  void authorizationThatIsNoBearerToken_isRefusedNeverAnonymous(String header) {
    Credentials credentials = new Credentials(List.of(header), List.of(), List.of(), List.of());

    assertThat(refusal(credentials)).isEqualTo("IDENTITY_AUTHORIZATION");
  }

  @Test
  void twoAuthorizationHeaders_areRefused_evenWhenEqual() {
    String token = Tokens.ec(CLAIMS);

    assertThat(refusal(Tokens.bearer(token, token))).isEqualTo("IDENTITY_AUTHORIZATION");
  }

  @Test
  void unknownSystem_isRefused() {
    assertThat(refusal(Tokens.ec(CLAIMS.replace("medical-claims", "nobody"))))
        .isEqualTo("IDENTITY_UNKNOWN");
  }

  @Test
  void purposeAndPerson_countAsSignedOnlyFromTheToken() throws Exception {
    String signed = Tokens.ec(CLAIMS.replace("{", "{\"purpose\":\"benefit\",\"behind\":\"周敏\","));

    Identity fromToken = identifier.identify(Tokens.bearer(signed));
    Identity fromHeaders =
        identifier.identify(stated(Tokens.ec(CLAIMS), List.of("benefit"), List.of("clerk-7")));

    assertThat(fromToken.purpose()).contains(new Purpose("benefit", Assurance.SIGNED));
    assertThat(fromToken.subject().behind()).contains(new Person("周敏", Assurance.SIGNED));
    assertThat(fromHeaders.purpose()).contains(new Purpose("benefit", Assurance.ASSERTED));
    assertThat(fromHeaders.subject().behind()).contains(new Person("clerk-7", Assurance.ASSERTED));
  }

  @Test
  void headerThatRepeatsTheSignedPurpose_staysSigned_andOneThatDiffersIsRefused() throws Exception {
    String signed = Tokens.ec(CLAIMS.replace("{", "{\"purpose\":\"benefit\",\"behind\":\"a\","));

    assertThat(identifier.identify(stated(signed, List.of("benefit"), List.of("a"))).purpose())
        .contains(new Purpose("benefit", Assurance.SIGNED));
    assertThat(refusal(stated(signed, List.of("other"), List.of()))).isEqualTo("IDENTITY_PURPOSE");
    assertThat(refusal(stated(signed, List.of(), List.of("b")))).isEqualTo("IDENTITY_BEHIND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Benefit", "a b", "a_b", "a,b", "利", "a\n"})
  void malformedPurposeHeader_isRefused(String purpose) {
    assertThat(refusal(stated(Tokens.ec(CLAIMS), List.of(purpose), List.of())))
        .isEqualTo("IDENTITY_PURPOSE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800138000",
        "1",
        "2026-benefit",
        "-benefit",
        "a13800138000",
        "call-138-0013-8000",
        "a20261",
        "1-3-8-0-0",
        "id-110101189003077716"
      })
  void purposeHeaderWithRoomForANumber_isRefused_andOnlyASignatureCarriesIt(String purpose)
      throws Exception {
    String signed = Tokens.ec(CLAIMS.replace("{", "{\"purpose\":\"" + purpose + "\","));

    assertThat(refusal(stated(Tokens.ec(CLAIMS), List.of(purpose), List.of())))
        .isEqualTo("IDENTITY_PURPOSE");
    assertThat(identifier.identify(Tokens.bearer(signed)).purpose())
        .contains(new Purpose(purpose, Assurance.SIGNED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a2026", "benefit-2026", "b-1-2-3-4", "z-", "benefit-eligibility"})
  void purposeHeaderWithAtMostFourDigits_isAsserted(String purpose) throws Exception {
    assertThat(
            identifier.identify(stated(Tokens.ec(CLAIMS), List.of(purpose), List.of())).purpose())
        .contains(new Purpose(purpose, Assurance.ASSERTED));
  }

  @Test
  void repeatedHeaders_areRefused() {
    String token = Tokens.ec(CLAIMS);

    assertThat(refusal(stated(token, List.of("a", "a"), List.of()))).isEqualTo("IDENTITY_PURPOSE");
    assertThat(refusal(stated(token, List.of(), List.of("a", "b")))).isEqualTo("IDENTITY_BEHIND");
    assertThat(refusal(stated(token, List.of(), List.of("é")))).isEqualTo("IDENTITY_BEHIND");
  }

  @ParameterizedTest
  @CsvSource({
    "common-name,valid", "uri-name,valid",
    "two-uris,IDENTITY_CERTIFICATE", "two-names,IDENTITY_CERTIFICATE",
    "no-name,IDENTITY_CERTIFICATE", "no-usage,IDENTITY_CERTIFICATE",
    "server-usage,IDENTITY_CERTIFICATE", "authority,IDENTITY_CERTIFICATE",
    "no-signing,IDENTITY_CERTIFICATE",
  })
  void certificate_identifiesOnlyWhenItNamesOneClient(String name, String expected)
      throws Exception {
    Credentials credentials = certified(List.of(), name);

    if (expected.equals("valid")) {
      Subject subject = identifier.identify(credentials).subject();
      assertThat(subject.id()).isEqualTo("medical-claims");
      assertThat(subject.method()).isEqualTo(Subject.Authentication.MTLS);
    } else {
      assertThat(refusal(credentials)).isEqualTo(expected);
    }
  }

  @Test
  void certificateOutsideItsTerm_isRefused() throws Exception {
    Identifier early = identifier(Tokens.at(0));
    Identifier late = identifier(Tokens.at(NOW * 4));
    Credentials credentials = certified(List.of(), "common-name");

    for (Identifier one : List.of(early, late)) {
      assertThat(
              catchThrowableOfType(IdentityRefused.class, () -> one.identify(credentials))
                  .reason()
                  .id())
          .isEqualTo("IDENTITY_CERTIFICATE_TERM");
    }
  }

  @Test
  void certificateAndToken_mustNameTheSameSystem() throws Exception {
    String same = "Bearer " + Tokens.ec(CLAIMS);
    String other = "Bearer " + Tokens.ec(CLAIMS.replace("medical-claims", "other"));

    assertThat(identifier.identify(certified(List.of(same), "common-name")).subject().method())
        .isEqualTo(Subject.Authentication.MTLS_AND_JWT);
    assertThat(refusal(certified(List.of(other), "common-name"))).isEqualTo("IDENTITY_MISMATCH");
    assertThat(refusal(certified(List.of("Bearer x"), "common-name")))
        .isEqualTo("IDENTITY_TOKEN_FORM");
  }

  @Test
  void manyTokens_keepTheCacheBounded() throws Exception {
    TokenCache cache = new TokenCache(8);
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Token token =
          new Token(
              "p",
              Tokens.CLOCK.instant(),
              Tokens.CLOCK.instant().plusSeconds(i),
              java.util.Optional.empty(),
              java.util.Optional.empty());
      cache.put(TokenCache.digest("t" + i), token, Tokens.CLOCK.instant());
      sizes.add(cache.size());
    }

    assertThat(sizes).allMatch(size -> size <= 8);
    assertThat(cache.get(TokenCache.digest("t99"))).isPresent();
  }

  @Test
  void credentials_printNothing() {
    assertThat(Tokens.bearer("secret").toString()).doesNotContain("secret");
  }

  private String outcome(Identifier one, String token) {
    try {
      one.identify(Tokens.bearer(token));
      return "valid";
    } catch (IdentityRefused e) {
      return e.reason().id();
    }
  }

  private String refusal(String token) {
    return refusal(Tokens.bearer(token));
  }

  private String refusal(Credentials credentials) {
    return catchThrowableOfType(IdentityRefused.class, () -> identifier.identify(credentials))
        .reason()
        .id();
  }

  private static Credentials stated(String token, List<String> purpose, List<String> behind) {
    return new Credentials(List.of("Bearer " + token), purpose, behind, List.of());
  }

  private static Credentials certified(List<String> authorization, String name) throws Exception {
    try (InputStream pem = IdentifierTest.class.getResourceAsStream(name + ".pem")) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
      return new Credentials(authorization, List.of(), List.of(), List.of(certificate));
    }
  }

  private static final class TickingClock extends Clock {
    private long seconds = NOW;

    @Override
    public java.time.ZoneId getZone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public java.time.Instant instant() {
      return java.time.Instant.ofEpochSecond(seconds);
    }
  }
}
