package io.gradeway.gateway.enforce;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed digest of a request target (HMAC-SHA-256, cut to 128 bits): whoever holds the key can check
 * whether a known target was asked for; nobody reads identifiers out of the records. Not
 * thread-safe.
 */
final class RequestDigest {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;

  private final Mac mac;

  RequestDigest(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  String of(String target) {
    byte[] full = mac.doFinal(target.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(full, BYTES));
  }
}
