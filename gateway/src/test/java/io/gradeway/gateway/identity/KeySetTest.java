package io.gradeway.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gradeway.gateway.config.JwtAlgorithm;
import io.gradeway.gateway.config.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeySetTest {
  @TempDir static Path folder;

  /** RFC 7515 appendices A.2 and A.3, RFC 8037 appendix A.4. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "signatures.csv",
      delimiter = ';',
      quoteCharacter = '`',
      numLinesToSkip = 1)
  void publishedVector_verifies(String source, String jwk, String token) throws Exception {
    ObjectNode key = StrictJson.object(jwk.getBytes(StandardCharsets.UTF_8));
    Jws jws = Jws.parse(token);
    byte[] changed = jws.signed().clone();
    changed[changed.length - 1] ^= 1;

    VerificationKey read = JwkReader.read(key);

    assertThat(read.algorithm().id()).isEqualTo(jws.algorithm());
    assertThat(read.verifies(jws.signed(), jws.signature())).isTrue();
    assertThat(read.verifies(changed, jws.signature())).isFalse();
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("sets")
  void keySetThatIsNotFit_isRefusedWithTheReason(String set, String expectation) throws Exception {
    Path file = Files.writeString(Files.createTempFile(folder, "set", ".json"), set);
    List<Problem> problems = new ArrayList<>();

    KeySet.read(file, Set.of(JwtAlgorithm.RS256, JwtAlgorithm.ES256), problems);

    assertThat(problems).anySatisfy(p -> assertThat(p.expectation()).contains(expectation));
    assertThat(problems.toString()).doesNotContain("c2VjcmV0");
  }

  static Stream<Arguments> sets() {
    String ec = Tokens.ecJwk();
    String rsa = Tokens.rsaJwk();
    String x = member(ec, "x");
    return Stream.of(
        Arguments.of("", "must be a JWK set"),
        Arguments.of("[]", "must be a JWK set"),
        Arguments.of("{\"keys\":[]}", "must be a JWK set"),
        Arguments.of("{\"keys\":[],\"keys\":[" + ec + "]}", "must be a JWK set"),
        Arguments.of(set("1"), "must be an object"),
        Arguments.of(set("{}"), "needs the member kty"),
        Arguments.of(set("{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}"), "private or shared key"),
        Arguments.of(set(ec.replace("}", ",\"d\":\"c2VjcmV0\"}")), "private or shared key"),
        Arguments.of(set("{\"kty\":\"XYZ\"}"), "not RSA, EC or OKP"),
        Arguments.of(set(ec.replace("\"sig\"", "\"enc\"")), "not for signatures"),
        Arguments.of(set(ec.replace("}", ",\"key_ops\":[\"sign\"]}")), "not for verifying"),
        Arguments.of(set(ec.replace("\"alg\":\"ES256\"", "\"alg\":\"ES384\"")), "other than ES256"),
        Arguments.of(set(ec.replace("P-256", "P-384")), "not P-256"),
        Arguments.of(set(ec.replace("\"x\":\"" + x, "\"x\":\"" + member(ec, "y"))), "not a point"),
        Arguments.of(set(ec.replace("\"x\":\"" + x, "\"x\":\"AAAA" + x)), "not 32 bytes"),
        Arguments.of(set(ec.replace("\"x\":\"" + x, "\"x\":\"" + x + "=")), "not base64url"),
        Arguments.of(set(rsa.replace("AQAB", "Aw")), "weak RSA key"),
        Arguments.of(set(rsa.replace("AQAB", "AQAA")), "weak RSA key"),
        Arguments.of(set(rsa.replace(member(rsa, "n"), "A".repeat(170) + "8")), "bits; use 2048"),
        Arguments.of(set(Tokens.edJwk()), "algorithms do not allow"),
        Arguments.of(set(okp("AA".repeat(16))), "not 32 bytes"),
        Arguments.of(set(okp("A".repeat(43))), "weak or malformed"),
        Arguments.of(set(okp("AQ" + "A".repeat(41))), "weak or malformed"),
        Arguments.of(set(ec + "," + ec), "kid of another key"),
        Arguments.of(set(ec + "," + rsa.replace("\"kid\":\"rsa\",", "")), "needs a kid"),
        Arguments.of(set(rsa.replace("\"kid\":\"rsa\",", "") + "," + ec), "needs a kid"));
  }

  private static String okp(String x) {
    return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\"}";
  }

  private static String set(String keys) {
    return "{\"keys\":[" + keys + "]}";
  }

  private static String member(String jwk, String name) {
    String head = "\"" + name + "\":\"";
    int from = jwk.indexOf(head) + head.length();
    return jwk.substring(from, jwk.indexOf('"', from));
  }
}
