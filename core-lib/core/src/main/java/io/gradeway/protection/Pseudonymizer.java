package io.gradeway.protection;

import com.google.crypto.tink.subtle.PrfHmacJce;
import io.gradeway.identifier.Phone;
import io.gradeway.model.CategoryId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;

/**
 * Replaces values by keyed pseudonyms (HMAC-SHA-256, RFC 2104, cut to 160 bits).
 *
 * <p>Guarantee: without the key, pseudonyms of one agreement and category reveal only which values
 * are equal; pseudonyms of different agreements or categories cannot be joined. However a number is
 * written — full-width, with blanks, dashes, lower-case x, a mobile with +86 — its pseudonym is the
 * same.
 *
 * <p>Not guaranteed: hiding frequency; and whoever holds the key can search a small domain, such as
 * all mobile numbers. After a rotation of the key, pseudonyms are new. Thread-safe.
 */
public final class Pseudonymizer {
  /** What every pseudonym of this version begins with. */
  public static final String PREFIX = "p1_";

  private static final int PSEUDONYM_BYTES = 20;
  private static final CategoryId CONTACT = CategoryId.of("personal.contact");
  private static final char[] BASE32 = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();

  private final PrfHmacJce prf;
  private final boolean contact;

  Pseudonymizer(byte[] key, String agreement, CategoryId category) {
    byte[] scope = Primitives.join("gradeway pseudonym 1", agreement, category.value());
    try {
      this.prf = Primitives.hmac(Primitives.hmac(key).compute(scope, Primitives.KEY_LENGTH));
    } catch (GeneralSecurityException failed) {
      throw Primitives.unavailable();
    }
    this.contact = category.isWithin(CONTACT);
  }

  /**
   * The pseudonym of a value: {@code p1_} and 32 characters of RFC 4648 base32, in small letters.
   *
   * @throws ProtectionException when cryptography fails
   */
  public String pseudonym(String value) {
    try {
      byte[] input = normalise(value).getBytes(StandardCharsets.UTF_8);
      return PREFIX + base32(prf.compute(input, PSEUDONYM_BYTES));
    } catch (GeneralSecurityException failed) {
      throw Primitives.unavailable();
    }
  }

  private String normalise(String value) {
    String plain = Normalizer.normalize(value, Normalizer.Form.NFKC);
    StringBuilder kept = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); ) {
      int c = plain.codePointAt(i);
      i += Character.charCount(c);
      int type = Character.getType(c);
      if (type == Character.FORMAT
          || type == Character.SPACE_SEPARATOR
          || type == Character.DASH_PUNCTUATION
          || type == Character.CONTROL
          || c == '·') {
        continue;
      }
      kept.appendCodePoint(c >= 'a' && c <= 'z' ? c - 32 : c);
    }
    String compact = kept.toString();
    int national = contact ? Phone.nationalMobileStart(compact) : -1;
    return national > 0 ? compact.substring(national) : compact;
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length * 8 / 5);
    int bits = 0;
    int held = 0;
    for (byte b : bytes) {
      held = (held << 8 | (b & 0xFF)) & 0xFFFF;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32[held >> bits & 31]);
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "Pseudonymizer";
  }
}
