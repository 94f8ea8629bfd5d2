package io.gradeway.gateway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gradeway.gateway.config.JwtAlgorithm;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one public key of a JWK set, RFC 7517, 7518 section 6, 8037 section 2. Refuses by
 * IllegalArgumentException; the message never quotes the key.
 */
final class JwkReader {
  static final BigInteger P256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private static final int RSA_BITS_MIN = 2048;
  private static final int RSA_BITS_MAX = 8192;
  private static final BigInteger EXPONENT_MIN = BigInteger.valueOf(65_537);
  private static final int COORDINATE_BYTES = 32;
  private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
  private static final BigInteger ED25519_PRIME =
      BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

  /** Second coordinates of the points of small order, whose signatures prove nothing. */
  private static final Set<BigInteger> SMALL_ORDER =
      Set.of(
          BigInteger.ZERO,
          BigInteger.ONE,
          ED25519_PRIME.subtract(BigInteger.ONE),
          littleEndian("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
          littleEndian("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"));

  private JwkReader() {}

  static VerificationKey read(ObjectNode jwk) {
    for (String member : PRIVATE) {
      if (jwk.has(member)) {
        throw new IllegalArgumentException(
            "holds a private or shared key; keep only public keys here, and replace this one");
      }
    }
    Optional<String> id = Optional.empty();
    if (jwk.has("kid")) {
      id = Optional.of(text(jwk, "kid"));
    }
    if (jwk.has("use") && !text(jwk, "use").equals("sig")) {
      throw new IllegalArgumentException("is not for signatures (use); remove it from this file");
    }
    if (jwk.has("key_ops") && !holds(jwk.get("key_ops"), "verify")) {
      throw new IllegalArgumentException("is not for verifying (key_ops); remove it");
    }
    VerificationKey key =
        switch (text(jwk, "kty")) {
          case "RSA" -> new VerificationKey(id, JwtAlgorithm.RS256, rsa(jwk));
          case "EC" -> new VerificationKey(id, JwtAlgorithm.ES256, p256(jwk));
          case "OKP" -> new VerificationKey(id, JwtAlgorithm.EDDSA, ed25519(jwk));
          default -> throw new IllegalArgumentException("has a kty that is not RSA, EC or OKP");
        };
    if (jwk.has("alg") && !text(jwk, "alg").equals(key.algorithm().id())) {
      throw new IllegalArgumentException(
          "has an alg other than " + key.algorithm().id() + ", the one its kind is used with here");
    }
    try {
      key.verifier();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("is not a usable key", e);
    }
    return key;
  }

  private static PublicKey rsa(ObjectNode jwk) {
    BigInteger modulus = new BigInteger(1, bytes(jwk, "n"));
    BigInteger exponent = new BigInteger(1, bytes(jwk, "e"));
    if (modulus.bitLength() < RSA_BITS_MIN || modulus.bitLength() > RSA_BITS_MAX) {
      throw new IllegalArgumentException(
          "is an RSA key of " + modulus.bitLength() + " bits; use 2048 to 8192");
    }
    boolean odd = modulus.testBit(0) && exponent.testBit(0);
    if (!odd || exponent.compareTo(EXPONENT_MIN) < 0 || exponent.bitLength() > Integer.SIZE) {
      throw new IllegalArgumentException("is a weak RSA key; its exponent should be 65537");
    }
    return generate("RSA", new RSAPublicKeySpec(modulus, exponent));
  }

  private static PublicKey p256(ObjectNode jwk) {
    if (!text(jwk, "crv").equals("P-256")) {
      throw new IllegalArgumentException("has a crv that is not P-256");
    }
    BigInteger x = coordinate(jwk, "x");
    BigInteger y = coordinate(jwk, "y");
    ECParameterSpec curve;
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      curve = parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no P-256", e);
    }
    BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
    BigInteger a = curve.getCurve().getA();
    BigInteger right = x.pow(3).add(a.multiply(x)).add(curve.getCurve().getB()).mod(p);
    boolean inField = x.compareTo(p) < 0 && y.compareTo(p) < 0;
    if (!inField || !y.multiply(y).mod(p).equals(right)) {
      throw new IllegalArgumentException("is not a point of P-256");
    }
    return generate("EC", new ECPublicKeySpec(new ECPoint(x, y), curve));
  }

  private static PublicKey ed25519(ObjectNode jwk) {
    if (!text(jwk, "crv").equals("Ed25519")) {
      throw new IllegalArgumentException("has a crv that is not Ed25519");
    }
    byte[] x = bytes(jwk, "x");
    if (x.length != COORDINATE_BYTES) {
      throw new IllegalArgumentException("has an x that is not 32 bytes");
    }
    boolean odd = (x[COORDINATE_BYTES - 1] & 0x80) != 0;
    BigInteger y = littleEndian(x);
    if (y.compareTo(ED25519_PRIME) >= 0 || SMALL_ORDER.contains(y)) {
      throw new IllegalArgumentException("is a weak or malformed Ed25519 key");
    }
    return generate(
        "Ed25519", new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, y)));
  }

  private static BigInteger littleEndian(String hex) {
    return littleEndian(HexFormat.of().parseHex(hex));
  }

  /** The number in an encoded point, RFC 8032 section 5.1.2, without the sign bit. */
  private static BigInteger littleEndian(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    reversed[0] &= 0x7f;
    return new BigInteger(1, reversed);
  }

  private static PublicKey generate(String algorithm, java.security.spec.KeySpec spec) {
    try {
      return KeyFactory.getInstance(algorithm).generatePublic(spec);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("is not a usable key", e);
    }
  }

  private static BigInteger coordinate(ObjectNode jwk, String member) {
    byte[] bytes = bytes(jwk, member);
    if (bytes.length != COORDINATE_BYTES) {
      throw new IllegalArgumentException("has an " + member + " that is not 32 bytes");
    }
    return new BigInteger(1, bytes);
  }

  private static byte[] bytes(ObjectNode jwk, String member) {
    byte[] bytes = StrictJson.base64(text(jwk, member));
    if (bytes == null) {
      throw new IllegalArgumentException("has an " + member + " that is not base64url");
    }
    return bytes;
  }

  private static String text(ObjectNode jwk, String member) {
    JsonNode node = jwk.get(member);
    if (node == null || !node.isTextual() || node.textValue().isEmpty()) {
      throw new IllegalArgumentException("needs the member " + member + ", a text");
    }
    return node.textValue();
  }

  private static boolean holds(JsonNode list, String text) {
    for (JsonNode node : list) {
      if (node.isTextual() && node.textValue().equals(text)) {
        return true;
      }
    }
    return false;
  }
}
