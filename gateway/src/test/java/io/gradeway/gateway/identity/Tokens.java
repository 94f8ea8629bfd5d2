package io.gradeway.gateway.identity;

import io.gradeway.gateway.config.IdentityConfig;
import io.gradeway.gateway.config.JwtAlgorithm;
import io.gradeway.gateway.config.JwtIssuer;
import io.gradeway.model.Subject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An issuer with a key of each kind, made for one test run. */
final class Tokens {
  static final long NOW = 1_800_000_000L;
  static final Clock CLOCK = at(NOW);
  static final String ISSUER = "https://idp.test.example";
  static final String CLAIMS =
      "{\"iss\":\""
          + ISSUER
          + "\",\"aud\":\"gradeway\",\"sub\":\"medical-claims\",\"exp\":"
          + (NOW + 60)
          + "}";

  static final KeyPair RSA = pair("RSA", 2048);
  static final KeyPair EC = pair("EC", 256);
  static final KeyPair ED = pair("Ed25519", 255);
  static final KeyPair STRANGER = pair("EC", 256);

  private Tokens() {}

  private static KeyPair pair(String algorithm, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      } else {
        generator.initialize(size);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Clock at(long seconds) {
    return Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  static String header(String algorithm, String kid) {
    return "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}";
  }

  static String ec(String claims) {
    return sign(header("ES256", "ec"), claims, EC.getPrivate(), "SHA256withECDSAinP1363Format");
  }

  static String sign(String header, String claims, PrivateKey key, String algorithm) {
    String signed = base64(header) + "." + base64(claims);
    try {
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + base64(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String rsaJwk() {
    RSAPublicKey key = (RSAPublicKey) RSA.getPublic();
    return "{\"kty\":\"RSA\",\"kid\":\"rsa\",\"n\":\""
        + base64(unsigned(key.getModulus(), 256))
        + "\",\"e\":\"AQAB\"}";
  }

  static String ecJwk() {
    ECPublicKey key = (ECPublicKey) EC.getPublic();
    return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"sig\",\"alg\":\"ES256\",\"kid\":\"ec\",\"x\":\""
        + base64(unsigned(key.getW().getAffineX(), 32))
        + "\",\"y\":\""
        + base64(unsigned(key.getW().getAffineY(), 32))
        + "\"}";
  }

  static String edJwk() {
    EdECPublicKey key = (EdECPublicKey) ED.getPublic();
    byte[] big = unsigned(key.getPoint().getY(), 32);
    byte[] little = new byte[32];
    for (int i = 0; i < 32; i++) {
      little[i] = big[31 - i];
    }
    little[31] |= (byte) (key.getPoint().isXOdd() ? 0x80 : 0);
    return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"ed\",\"x\":\"" + base64(little) + "\"}";
  }

  private static byte[] unsigned(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[length];
    int count = Math.min(bytes.length, length);
    System.arraycopy(bytes, bytes.length - count, fixed, length - count, count);
    return fixed;
  }

  static IdentityConfig config(Path folder, Set<JwtAlgorithm> algorithms, String... keys)
      throws IOException {
    Path file = Files.createTempFile(folder, "keys", ".json");
    Files.writeString(file, "{\"keys\":[" + String.join(",", keys) + "]}");
    JwtIssuer issuer = new JwtIssuer(ISSUER, "gradeway", file, algorithms, Duration.ofSeconds(30));
    return new IdentityConfig(file, List.of(issuer));
  }

  static IdentityConfig config(Path folder) throws IOException {
    return config(folder, Set.of(JwtAlgorithm.values()), rsaJwk(), ecJwk(), edJwk());
  }

  /** Knows one system. */
  static final SubjectLookup SUBJECTS =
      (principal, method, behind) ->
          principal.equals("medical-claims")
              ? Optional.of(new Subject(principal, "medical", method, Set.of(), Set.of(), behind))
              : Optional.empty();

  static Credentials bearer(String... tokens) {
    return new Credentials(
        Arrays.stream(tokens).map(token -> "Bearer " + token).toList(),
        List.of(),
        List.of(),
        List.of());
  }
}
