package io.gradeway.gateway.identity;

import static io.gradeway.gateway.identity.Tokens.CLAIMS;
import static io.gradeway.gateway.identity.Tokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gradeway.gateway.config.JwtAlgorithm;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens made to be taken for good ones. */
class HostileTokenTest {
  private static final String ES = "SHA256withECDSAinP1363Format";
  private static final String GOOD = Tokens.ec(CLAIMS);
  private static final String[] PARTS = GOOD.split("\\.");

  @TempDir static Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource({"forms", "headers", "claims"})
  void hostileToken_isRefused(String name, String token, String reason) throws Exception {
    Identifier identifier = Identifier.create(Tokens.config(folder), Tokens.SUBJECTS, Tokens.CLOCK);

    IdentityRefused refused =
        catchThrowableOfType(
            IdentityRefused.class, () -> identifier.identify(Tokens.bearer(token)));

    assertThat(refused.reason().id()).isEqualTo("IDENTITY_" + reason);
    assertThat(refused.getMessage()).doesNotContain("medical-claims").doesNotContain(PARTS[2]);
  }

  static Stream<Arguments> forms() throws Exception {
    String signed = PARTS[0] + "." + PARTS[1];
    Signature der = Signature.getInstance("SHA256withECDSA");
    der.initSign(Tokens.EC.getPrivate());
    der.update(signed.getBytes(StandardCharsets.US_ASCII));
    byte[] zero = new byte[64];
    byte[] signature = Base64.getUrlDecoder().decode(PARTS[2]);
    byte[] rIsOrder = signature.clone();
    byte[] order = unsigned(JwkReader.P256_ORDER);
    System.arraycopy(order, 0, rIsOrder, 0, 32);
    byte[] longer = java.util.Arrays.copyOf(signature, 65);
    return Stream.of(
        row("empty signature", signed + ".", "TOKEN_FORM"),
        row("no signature", signed, "TOKEN_FORM"),
        row("four parts", GOOD + ".x", "TOKEN_FORM"),
        row("five parts like an encrypted token", GOOD + ".a.b", "TOKEN_FORM"),
        row("dots only", "..", "TOKEN_FORM"),
        row("cut signature", GOOD.substring(0, GOOD.length() - 2), "TOKEN_SIGNATURE"),
        row("cut to no whole byte", GOOD.substring(0, GOOD.length() - 1), "TOKEN_FORM"),
        row("stray bits in the last character", stray(GOOD), "TOKEN_FORM"),
        row("padded signature", GOOD + "==", "AUTHORIZATION"),
        row("standard base64", GOOD.replace(PARTS[2], "+/+/"), "AUTHORIZATION"),
        row("huge", signed + "." + "A".repeat(9_000), "TOKEN_FORM"),
        row("DER signature", signed + "." + Tokens.base64(der.sign()), "TOKEN_SIGNATURE"),
        row("r and s zero", signed + "." + Tokens.base64(zero), "TOKEN_SIGNATURE"),
        row("r is the order", signed + "." + Tokens.base64(rIsOrder), "TOKEN_SIGNATURE"),
        row("a byte too many", signed + "." + Tokens.base64(longer), "TOKEN_SIGNATURE"),
        row("swapped payload", PARTS[0] + "." + other() + "." + PARTS[2], "TOKEN_SIGNATURE"),
        row("header is a list", raw("[]", CLAIMS), "TOKEN_FORM"),
        row("header is not JSON", raw("alg", CLAIMS), "TOKEN_FORM"),
        row("payload is a text", raw(header(), "\"x\""), "TOKEN_FORM"),
        row("payload with trailing bytes", raw(header(), CLAIMS + "{}"), "TOKEN_FORM"),
        row("payload with a comment", raw(header(), "/**/" + CLAIMS), "TOKEN_FORM"),
        row("byte order mark", raw(header(), "\uFEFF" + CLAIMS), "TOKEN_FORM"),
        row("payload not UTF-8", notUtf8(), "TOKEN_FORM"),
        row("deep nesting", claims("\"x\":" + "[".repeat(99) + "]".repeat(99)), "TOKEN_FORM"),
        row("signed by a stranger", stranger(), "TOKEN_SIGNATURE"));
  }

  static Stream<Arguments> headers() throws Exception {
    return Stream.of(
        row(
            "alg none",
            Tokens.base64("{\"alg\":\"none\"}") + "." + PARTS[1] + ".AA",
            "TOKEN_ALGORITHM"),
        row("alg NoNe", raw("{\"alg\":\"NoNe\",\"kid\":\"ec\"}", CLAIMS), "TOKEN_ALGORITHM"),
        row("alg missing", raw("{\"kid\":\"ec\"}", CLAIMS), "TOKEN_ALGORITHM"),
        row("alg in lower case", raw(Tokens.header("es256", "ec"), CLAIMS), "TOKEN_ALGORITHM"),
        row("alg not a text", raw("{\"alg\":1,\"kid\":\"ec\"}", CLAIMS), "TOKEN_HEADER"),
        row("alg with a line end", raw(Tokens.header("ES256\\n", "ec"), CLAIMS), "TOKEN_ALGORITHM"),
        row("HMAC under the public key", hmac(), "TOKEN_ALGORITHM"),
        row("alg of another key", raw(Tokens.header("RS256", "ec"), CLAIMS), "TOKEN_ALGORITHM"),
        row("key of another alg", raw(Tokens.header("ES256", "rsa"), CLAIMS), "TOKEN_ALGORITHM"),
        row(
            "alg twice",
            raw("{\"alg\":\"ES256\",\"alg\":\"none\",\"kid\":\"ec\"}", CLAIMS),
            "TOKEN_FORM"),
        row("kid missing", raw("{\"alg\":\"ES256\"}", CLAIMS), "TOKEN_KEY"),
        row("kid unknown", raw(Tokens.header("ES256", "other"), CLAIMS), "TOKEN_KEY"),
        row("kid a path", raw(Tokens.header("ES256", "../../ec"), CLAIMS), "TOKEN_KEY"),
        row("kid SQL", raw(Tokens.header("ES256", "ec' OR '1'='1"), CLAIMS), "TOKEN_KEY"),
        row("kid empty", raw(Tokens.header("ES256", ""), CLAIMS), "TOKEN_KEY"),
        row("kid full-width", raw(Tokens.header("ES256", "ｅｃ"), CLAIMS), "TOKEN_KEY"),
        row("kid null", raw("{\"alg\":\"ES256\",\"kid\":null}", CLAIMS), "TOKEN_HEADER"),
        row("embedded key", with("\"jwk\":" + Tokens.ecJwk()), "TOKEN_HEADER"),
        row("key to fetch", with("\"jku\":\"http://127.0.0.1/\""), "TOKEN_HEADER"),
        row("certificate to fetch", with("\"x5u\":\"http://127.0.0.1/\""), "TOKEN_HEADER"),
        row("embedded certificate", with("\"x5c\":[\"AA\"]"), "TOKEN_HEADER"),
        row("crit", with("\"crit\":[\"exp\"]"), "TOKEN_HEADER"),
        row("empty crit", with("\"crit\":[]"), "TOKEN_HEADER"),
        row("b64 false", with("\"b64\":false"), "TOKEN_HEADER"),
        row("zip", with("\"zip\":\"DEF\""), "TOKEN_HEADER"),
        row("typ of another use", with("\"typ\":\"logout+jwt\""), "TOKEN_HEADER"));
  }

  static Stream<Arguments> claims() {
    return Stream.of(
        row("iss missing", ec(CLAIMS.replace("\"iss\"", "\"x\"")), "TOKEN_ISSUER"),
        row("iss other", ec(CLAIMS.replace("idp.test", "idp2.test")), "TOKEN_ISSUER"),
        row("iss with slash", ec(CLAIMS.replace("example\"", "example/\"")), "TOKEN_ISSUER"),
        row(
            "iss a list",
            ec(CLAIMS.replace("\"https", "[\"https").replace("example\"", "example\"]")),
            "TOKEN_ISSUER"),
        row("iss twice", claims("\"iss\":\"x\""), "TOKEN_FORM"),
        row("aud missing", ec(CLAIMS.replace("\"aud\"", "\"x\"")), "TOKEN_AUDIENCE"),
        row("aud other", ec(CLAIMS.replace("\"gradeway\"", "\"gradeway2\"")), "TOKEN_AUDIENCE"),
        row(
            "aud in capitals",
            ec(CLAIMS.replace("\"gradeway\"", "\"Gradeway\"")),
            "TOKEN_AUDIENCE"),
        row("aud empty list", ec(CLAIMS.replace("\"gradeway\"", "[]")), "TOKEN_AUDIENCE"),
        row(
            "aud list with a number",
            ec(CLAIMS.replace("\"gradeway\"", "[\"gradeway\",1]")),
            "TOKEN_AUDIENCE"),
        row(
            "aud an object",
            ec(CLAIMS.replace("\"gradeway\"", "{\"x\":\"gradeway\"}")),
            "TOKEN_AUDIENCE"),
        row("exp missing", ec(CLAIMS.replace("\"exp\"", "\"x\"")), "TOKEN_CLAIMS"),
        row("exp a text", exp("\"" + (NOW + 60) + "\""), "TOKEN_CLAIMS"),
        row("exp null", exp("null"), "TOKEN_CLAIMS"),
        row("exp true", exp("true"), "TOKEN_CLAIMS"),
        row("exp a fraction", exp(NOW + ".5"), "TOKEN_CLAIMS"),
        row("exp beyond long", exp("9223372036854775808"), "TOKEN_CLAIMS"),
        row("exp beyond the calendar", exp("9223372036854775807"), "TOKEN_CLAIMS"),
        row("exp 1e400", exp("1e400"), "TOKEN_CLAIMS"),
        row("exp of a thousand digits", exp("9".repeat(1_000)), "TOKEN_FORM"),
        row("exp negative", exp("-1"), "TOKEN_CLAIMS"),
        row("exp octal", exp("0" + NOW), "TOKEN_FORM"),
        row("exp NaN", exp("NaN"), "TOKEN_FORM"),
        row("exp past", exp("" + (NOW - 31)), "TOKEN_EXPIRED"),
        row("exp twice", claims("\"exp\":" + (NOW + 9_999)), "TOKEN_FORM"),
        row("nbf future", claims("\"nbf\":" + (NOW + 31)), "TOKEN_EARLY"),
        row("nbf a text", claims("\"nbf\":\"0\""), "TOKEN_CLAIMS"),
        row("iat future", claims("\"iat\":" + (NOW + 31)), "TOKEN_EARLY"),
        row("sub missing", ec(CLAIMS.replace("\"sub\"", "\"x\"")), "TOKEN_CLAIMS"),
        row("sub empty", sub(""), "TOKEN_CLAIMS"),
        row("sub twice by escape", claims("\"s\\u0075b\":\"other\""), "TOKEN_FORM"),
        row("sub full-width", sub("ｍedical-claims"), "UNKNOWN"),
        row("sub with zero width", sub("medical-claims\\u200b"), "TOKEN_CLAIMS"),
        row("sub with NUL", sub("medical-claims\\u0000"), "TOKEN_CLAIMS"),
        row("sub with override", sub("\\u202emedical-claims"), "TOKEN_CLAIMS"),
        row("sub not composed", sub("medical-claimsa\\u0301"), "TOKEN_CLAIMS"),
        row("sub unpaired surrogate", sub("medical-claims\\ud800"), "TOKEN_CLAIMS"),
        row("sub with a space", sub("medical-claims "), "TOKEN_CLAIMS"),
        row("sub Cyrillic", sub("mеdical-claims"), "UNKNOWN"),
        row("sub a number", ec(CLAIMS.replace("\"medical-claims\"", "7")), "TOKEN_CLAIMS"),
        row("purpose a list", claims("\"purpose\":[\"a\"]"), "PURPOSE"),
        row("purpose null", claims("\"purpose\":null"), "PURPOSE"),
        row("behind empty", claims("\"behind\":\"\""), "BEHIND"));
  }

  @Test
  void anyBitFlipped_neverVerifies() throws Exception {
    Identifier identifier =
        Identifier.create(
            Tokens.config(folder, Set.of(JwtAlgorithm.ES256), Tokens.ecJwk()),
            Tokens.SUBJECTS,
            Tokens.CLOCK);
    byte[] token = GOOD.getBytes(StandardCharsets.ISO_8859_1);
    int verified = 0;
    for (int bit = 0; bit < token.length * 8; bit++) {
      byte[] flipped = token.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        identifier.identify(Tokens.bearer(new String(flipped, StandardCharsets.ISO_8859_1)));
        verified++;
      } catch (IdentityRefused e) {
        assertThat(e.reason().id()).startsWith("IDENTITY_");
      }
    }

    assertThat(verified).isZero();
    assertThat(identifier.identify(Tokens.bearer(GOOD)).subject().id()).isEqualTo("medical-claims");
  }

  private static Arguments row(String name, String token, String reason) {
    return Arguments.of(name, token, reason);
  }

  private static String header() {
    return Tokens.header("ES256", "ec");
  }

  private static String raw(String header, String claims) {
    return Tokens.sign(header, claims, Tokens.EC.getPrivate(), ES);
  }

  private static String with(String member) {
    return raw("{\"alg\":\"ES256\",\"kid\":\"ec\"," + member + "}", CLAIMS);
  }

  private static String ec(String claims) {
    return Tokens.ec(claims);
  }

  private static String claims(String member) {
    return Tokens.ec(CLAIMS.replace("}", "," + member + "}"));
  }

  private static String exp(String value) {
    return Tokens.ec(CLAIMS.replaceAll("\"exp\":\\d+", "\"exp\":" + value));
  }

  private static String sub(String value) {
    return Tokens.ec(CLAIMS.replace("medical-claims", value));
  }

  private static String other() {
    return Tokens.base64(CLAIMS.replace("medical", "hotline"));
  }

  private static String stray(String token) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(token.charAt(token.length() - 1));
    return token.substring(0, token.length() - 1) + alphabet.charAt(last | 1);
  }

  private static String notUtf8() {
    byte[] payload = CLAIMS.getBytes(StandardCharsets.ISO_8859_1);
    payload[20] = (byte) 0xff;
    return PARTS[0] + "." + Tokens.base64(payload) + "." + PARTS[2];
  }

  private static String stranger() {
    return Tokens.sign(header(), CLAIMS, Tokens.STRANGER.getPrivate(), ES);
  }

  private static String hmac() throws Exception {
    String signed = Tokens.base64(Tokens.header("HS256", "ec")) + "." + Tokens.base64(CLAIMS);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Tokens.EC.getPublic().getEncoded(), "HmacSHA256"));
    return signed + "." + Tokens.base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return java.util.Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
  }
}
