package io.gradeway.gateway.identity;

import io.gradeway.gateway.config.JwtAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;

/**
 * A public key with the one algorithm it verifies.
 *
 * @param id its {@code kid}
 * @param algorithm fixed by the key's type, so that a token cannot choose another
 * @param key the key
 */
record VerificationKey(Optional<String> id, JwtAlgorithm algorithm, PublicKey key) {
  private static final int P256_BYTES = 32;

  /** Whether a signature of the bytes holds. Any failure is a no. */
  boolean verifies(byte[] signed, byte[] signature) {
    if (algorithm == JwtAlgorithm.ES256 && !isRawP256(signature)) {
      return false;
    }
    try {
      Signature verifier = verifier();
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** A verifier ready for this key; fails for a key that cannot be used. */
  Signature verifier() throws GeneralSecurityException {
    Signature verifier =
        Signature.getInstance(
            switch (algorithm) {
              case RS256 -> "SHA256withRSA";
              case ES256 -> "SHA256withECDSAinP1363Format";
              case EDDSA -> "Ed25519";
            });
    verifier.initVerify(key);
    return verifier;
  }

  /** RFC 7518 section 3.4: r and s of 32 bytes each; both from 1 to the order less 1. */
  private static boolean isRawP256(byte[] signature) {
    if (signature.length != 2 * P256_BYTES) {
      return false;
    }
    BigInteger r = new BigInteger(1, Arrays.copyOf(signature, P256_BYTES));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, P256_BYTES, 2 * P256_BYTES));
    return inRange(r) && inRange(s);
  }

  private static boolean inRange(BigInteger scalar) {
    return scalar.signum() > 0 && scalar.compareTo(JwkReader.P256_ORDER) < 0;
  }
}
