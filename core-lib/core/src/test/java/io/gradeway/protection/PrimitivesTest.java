package io.gradeway.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Published vectors through the very primitives this package uses. */
class PrimitivesTest {
  private static final HexFormat HEX = HexFormat.of();

  /** AES-256 cases with 96-bit nonces of the GCM submission to NIST (McGrew, Viega), appendix B. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/io/gradeway/protection/aes-gcm.csv",
      numLinesToSkip = 1,
      delimiter = '|',
      emptyValue = "")
  void gcmVector_opens(
      String name, String key, String nonce, String aad, String plain, String sealed)
      throws Exception {
    byte[] opened =
        Primitives.aead(HEX.parseHex(key)).decrypt(HEX.parseHex(nonce + sealed), HEX.parseHex(aad));

    assertThat(opened).as(name).isEqualTo(HEX.parseHex(plain));
  }

  /** RFC 4231, all cases but 2: Tink takes no key of four octets. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/io/gradeway/protection/rfc4231.csv",
      numLinesToSkip = 1,
      delimiter = '|')
  void hmacVector_matches(String name, String key, String data, String tag) throws Exception {
    assertThat(Primitives.hmac(HEX.parseHex(key)).compute(HEX.parseHex(data), tag.length() / 2))
        .as(name)
        .isEqualTo(HEX.parseHex(tag));
  }

  /** RFC 5869 appendix A.1, the first 32 of its 42 octets. */
  @Test
  void hkdfVector_matches() {
    byte[] info = HEX.parseHex("f0f1f2f3f4f5f6f7f8f9");
    byte[] derived =
        Primitives.derive(
            HEX.parseHex("0b".repeat(22)), HEX.parseHex("000102030405060708090a0b0c"), info);

    assertThat(derived)
        .isEqualTo(
            HEX.parseHex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"));
  }

  @Test
  void joinedTexts_areUnambiguous() {
    assertThat(Primitives.join("ab", "c")).isNotEqualTo(Primitives.join("a", "bc"));
    assertThat(Primitives.join("a", "")).isNotEqualTo(Primitives.join("a"));
  }
}
