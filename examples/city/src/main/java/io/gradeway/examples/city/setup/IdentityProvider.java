package io.gradeway.examples.city.setup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A small issuer of JWTs (RFC 7519) with one key each for RS256, ES256 and EdDSA (RFC 8037). */
final class IdentityProvider {
  static final String ISSUER = "https://idp.city.example";
  static final String AUDIENCE = "gradeway";
  private static final int P256_BYTES = 32;
  private static final int ED25519_BYTES = 32;
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KeyPair rsa;
  private final KeyPair ec;
  private final KeyPair ed;

  /** Which key signs. */
  enum Algorithm {
    RS256("SHA256withRSA"),
    ES256("SHA256withECDSAinP1363Format"),
    EDDSA("Ed25519");

    private final String jca;

    Algorithm(String jca) {
      this.jca = jca;
    }

    String header() {
      return this == EDDSA ? "EdDSA" : name();
    }

    String keyId() {
      return "idp-" + header();
    }
  }

  /** What a token says; the purpose and the person behind are left out when empty. */
  record Claims(String subject, Optional<String> purpose, Optional<String> behind) {}

  IdentityProvider() throws GeneralSecurityException {
    KeyPairGenerator rsaKeys = KeyPairGenerator.getInstance("RSA");
    rsaKeys.initialize(2048);
    this.rsa = rsaKeys.generateKeyPair();
    KeyPairGenerator ecKeys = KeyPairGenerator.getInstance("EC");
    ecKeys.initialize(new ECGenParameterSpec("secp256r1"));
    this.ec = ecKeys.generateKeyPair();
    this.ed = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  String token(Algorithm algorithm, Claims claims, Instant issued, Duration life)
      throws GeneralSecurityException {
    ObjectNode header = JSON.createObjectNode();
    header.put("alg", algorithm.header()).put("typ", "JWT").put("kid", algorithm.keyId());
    ObjectNode body = JSON.createObjectNode();
    body.put("iss", ISSUER).put("aud", AUDIENCE).put("sub", claims.subject());
    body.put("iat", issued.getEpochSecond()).put("exp", issued.plus(life).getEpochSecond());
    claims.purpose().ifPresent(purpose -> body.put("purpose", purpose));
    claims.behind().ifPresent(behind -> body.put("behind", behind));
    String signed = encode(header.toString()) + "." + encode(body.toString());
    Signature signature = Signature.getInstance(algorithm.jca);
    signature.initSign(pair(algorithm).getPrivate());
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + BASE64URL.encodeToString(signature.sign());
  }

  /** The public keys, RFC 7517. */
  String jwks() {
    ObjectNode set = JSON.createObjectNode();
    ArrayNode keys = set.putArray("keys");
    RSAPublicKey rsaKey = (RSAPublicKey) rsa.getPublic();
    key(keys, "RSA", Algorithm.RS256)
        .put("n", BASE64URL.encodeToString(unsigned(rsaKey.getModulus(), 0)))
        .put("e", BASE64URL.encodeToString(unsigned(rsaKey.getPublicExponent(), 0)));
    ECPublicKey ecKey = (ECPublicKey) ec.getPublic();
    key(keys, "EC", Algorithm.ES256)
        .put("crv", "P-256")
        .put("x", BASE64URL.encodeToString(unsigned(ecKey.getW().getAffineX(), P256_BYTES)))
        .put("y", BASE64URL.encodeToString(unsigned(ecKey.getW().getAffineY(), P256_BYTES)));
    // The raw key is the end of its SubjectPublicKeyInfo, RFC 8410 section 4.
    byte[] info = ed.getPublic().getEncoded();
    key(keys, "OKP", Algorithm.EDDSA)
        .put("crv", "Ed25519")
        .put(
            "x",
            BASE64URL.encodeToString(
                Arrays.copyOfRange(info, info.length - ED25519_BYTES, info.length)));
    return set.toPrettyString() + "\n";
  }

  private static ObjectNode key(ArrayNode keys, String type, Algorithm algorithm) {
    return keys.addObject()
        .put("kty", type)
        .put("use", "sig")
        .put("alg", algorithm.header())
        .put("kid", algorithm.keyId());
  }

  private KeyPair pair(Algorithm algorithm) {
    return switch (algorithm) {
      case RS256 -> rsa;
      case ES256 -> ec;
      case EDDSA -> ed;
    };
  }

  private static String encode(String json) {
    return BASE64URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Big-endian without sign byte, padded to {@code lengthMin}. */
  private static byte[] unsigned(BigInteger value, int lengthMin) {
    byte[] bytes = value.toByteArray();
    int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
    int length = Math.max(bytes.length - from, lengthMin);
    byte[] padded = new byte[length];
    System.arraycopy(bytes, from, padded, length - (bytes.length - from), bytes.length - from);
    return padded;
  }
}
