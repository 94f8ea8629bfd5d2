package io.gradeway.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gradeway.model.FieldPath;
import io.gradeway.protection.KeyRing.Purpose;
import io.gradeway.protection.ProtectionException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCipherTest {
  private static final byte[] FIELD =
      FieldCipher.associatedData("AG-1", "hotline.orders", FieldPath.parse("records[].name"));
  private KeyRing ring;
  private FieldCipher cipher;

  @BeforeEach
  void ringWithAKey() throws IOException {
    ring = KeyRing.ephemeral();
    ring.add("pii", Purpose.CIPHER);
    cipher = ring.cipher("pii");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "张三", "𠮷", "110101189003077716", "\u0000"})
  void value_comesBackAsItWas(String value) {
    assertThat(cipher.decryptText(cipher.encrypt(value, FIELD), FIELD).reveal()).isEqualTo(value);
  }

  @Test
  void stretchOfABuffer_isEncryptedAlone() {
    byte[] buffer = "{\"name\":\"张三\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(cipher.decryptText(cipher.encrypt(buffer, 9, 15, FIELD), FIELD).reveal())
        .isEqualTo("张三");
  }

  @Test
  void equalValues_giveDifferentEnvelopes() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      seen.add(cipher.encrypt("same", FIELD));
    }

    assertThat(seen).hasSize(1000);
  }

  @Test
  void anyOtherField_doesNotOpenTheEnvelope() {
    String envelope = cipher.encrypt("13800138000", FIELD);
    List<byte[]> others =
        List.of(
            FieldCipher.associatedData("AG-2", "hotline.orders", FieldPath.parse("records[].name")),
            FieldCipher.associatedData("AG-1", "hotline.order", FieldPath.parse("records[].name")),
            FieldCipher.associatedData("AG-1", "hotline.orders", FieldPath.parse("records[].nam")),
            FieldCipher.associatedData("AG-1hotline", ".orders", FieldPath.parse("records[].name")),
            new byte[0]);

    for (byte[] other : others) {
      assertReason(Reason.NOT_AUTHENTIC, cipher, envelope, other);
    }
  }

  @Test
  void everyFlippedBit_isNoticed() {
    byte[] octets = Envelope.parse(cipher.encrypt("13800138000", FIELD)).toBytes();
    for (int bit = 0; bit < octets.length * 8; bit++) {
      byte[] bad = octets.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);

      assertThatThrownBy(() -> cipher.decrypt(text(bad), FIELD))
          .isInstanceOf(ProtectionException.class)
          .hasMessageNotContaining("138");
    }
  }

  @Test
  void everyTruncation_isNoticed() {
    String envelope = cipher.encrypt("13800138000", FIELD);
    for (int length = 0; length < envelope.length(); length++) {
      String cut = envelope.substring(0, length);

      assertThatThrownBy(() -> cipher.decrypt(cut, FIELD)).isInstanceOf(ProtectionException.class);
    }
  }

  @Test
  void otherTextOfTheSameOctets_isMalformed() {
    String envelope = cipher.encrypt("1380013800", FIELD);

    for (String bad :
        List.of(
            envelope + "=",
            envelope + "==",
            envelope + "\n",
            " " + envelope,
            envelope.replace("gw1.", "GW1."),
            envelope.replace("gw1.", "gw2."),
            envelope.substring(4),
            "gw1.",
            "gw1.+/",
            "")) {
      assertReason(Reason.MALFORMED, cipher, bad, FIELD);
    }
  }

  @Test
  void otherRing_doesNotKnowTheKey() throws IOException {
    KeyRing other = KeyRing.ephemeral();
    other.add("pii", Purpose.CIPHER);

    assertReason(Reason.UNKNOWN_KEY, other.cipher("pii"), cipher.encrypt("x", FIELD), FIELD);
  }

  @Test
  void otherKeyOfTheRing_isNotTried() throws IOException {
    ring.add("other", Purpose.CIPHER);

    assertReason(Reason.UNKNOWN_KEY, ring.cipher("other"), cipher.encrypt("x", FIELD), FIELD);
  }

  @Test
  void tooLongValue_isRefused() {
    byte[] longest = new byte[FieldCipher.VALUE_BYTES_MAX];

    assertThat(cipher.decrypt(cipher.encrypt(longest, 0, longest.length, FIELD), FIELD).reveal())
        .isEqualTo(longest);
    assertThatThrownBy(
            () -> cipher.encrypt(new byte[longest.length + 1], 0, longest.length + 1, FIELD))
        .isInstanceOfSatisfying(
            ProtectionException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNFIT_VALUE));
  }

  @Test
  void unpairedSurrogate_isRefusedNotReplaced() {
    assertThatThrownBy(() -> cipher.encrypt("a\ud842", FIELD))
        .isInstanceOfSatisfying(
            ProtectionException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNFIT_VALUE));
  }

  @Test
  void saltIsRenewed_beforeOneKeyEncryptsTooOften() {
    FieldCipher sparing = new FieldCipher(ring, "pii", 10);
    List<String> salts = new ArrayList<>();
    for (int i = 0; i < 35; i++) {
      String envelope = sparing.encrypt("x", FIELD);
      salts.add(Base64.getEncoder().encodeToString(Envelope.parse(envelope).salt()));
      assertThat(sparing.decryptText(envelope, FIELD).reveal()).isEqualTo("x");
    }

    for (String salt : salts) {
      assertThat(Collections.frequency(salts, salt)).isLessThanOrEqualTo(10);
    }
    assertThat(new HashSet<>(salts)).hasSize(4);
  }

  @Test
  void everyCipherObject_hasASaltOfItsOwn() {
    assertThat(Envelope.parse(ring.cipher("pii").encrypt("x", FIELD)).salt())
        .isNotEqualTo(Envelope.parse(cipher.encrypt("x", FIELD)).salt());
  }

  @Test
  void manyThreads_shareACipherWithinItsLimit() throws Exception {
    FieldCipher sparing = new FieldCipher(ring, "pii", 50);
    ExecutorService workers = Executors.newFixedThreadPool(4);
    List<Future<List<String>>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(
          workers.submit(
              () -> {
                List<String> mine = new ArrayList<>();
                for (int j = 0; j < 500; j++) {
                  mine.add(sparing.encrypt("v" + j, FIELD));
                }
                return mine;
              }));
    }
    List<String> salts = new ArrayList<>();
    for (Future<List<String>> future : all) {
      List<String> envelopes = future.get();
      for (int j = 0; j < envelopes.size(); j++) {
        assertThat(sparing.decryptText(envelopes.get(j), FIELD).reveal()).isEqualTo("v" + j);
        salts.add(Base64.getEncoder().encodeToString(Envelope.parse(envelopes.get(j)).salt()));
      }
    }
    workers.shutdown();

    for (String salt : new HashSet<>(salts)) {
      assertThat(Collections.frequency(salts, salt)).isLessThanOrEqualTo(50);
    }
  }

  /** The layout, written anew from docs/formats.md with the JDK's own cipher. */
  @Test
  void envelope_opensByTheSpecificationAlone() throws Exception {
    byte[] octets = Envelope.parse(cipher.encrypt("13800138000", FIELD)).toBytes();
    assertThat(octets).hasSize(1 + 1 + 4 + 2 + 16 + 12 + 11 + 16).startsWith(1, 1);
    KeyInfo key = ring.keys().get(0);
    byte[] material = ring.material("pii", key.id(), 1);

    javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
    mac.init(new javax.crypto.spec.SecretKeySpec(octets, 8, 16, "HMAC"));
    byte[] extracted = mac.doFinal(material);
    mac.init(new javax.crypto.spec.SecretKeySpec(extracted, "HMAC"));
    mac.update("gradeway field cipher 1".getBytes(StandardCharsets.US_ASCII));
    byte[] derived = mac.doFinal(new byte[] {1});
    javax.crypto.Cipher gcm = javax.crypto.Cipher.getInstance("AES/GCM/NoPadding");
    gcm.init(
        javax.crypto.Cipher.DECRYPT_MODE,
        new javax.crypto.spec.SecretKeySpec(derived, "AES"),
        new javax.crypto.spec.GCMParameterSpec(128, octets, 24, 12));
    gcm.updateAAD(octets, 0, 24);
    gcm.updateAAD(FIELD);

    assertThat(new String(gcm.doFinal(octets, 36, octets.length - 36), StandardCharsets.UTF_8))
        .isEqualTo("13800138000");
  }

  /** What an older release wrote must stay readable. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/io/gradeway/protection/golden-envelopes.csv",
      numLinesToSkip = 1,
      delimiter = '|',
      quoteCharacter = '\u0001')
  void goldenEnvelope_opensWithTheGoldenRing(
      String agreement,
      String dataset,
      String path,
      String value,
      String envelope,
      @TempDir Path folder)
      throws IOException {
    KeyRing golden = goldenRing(folder);

    assertThat(
            golden
                .cipher("golden-cipher")
                .decryptText(
                    envelope, FieldCipher.associatedData(agreement, dataset, FieldPath.parse(path)))
                .reveal())
        .isEqualTo(value);
  }

  static KeyRing goldenRing(Path folder) throws IOException {
    Path file = folder.resolve("ring.json");
    try (InputStream in =
        Objects.requireNonNull(FieldCipherTest.class.getResourceAsStream("golden-ring.json"))) {
      Files.copy(in, file);
    }
    return KeyRing.open(file, Rings.secret(folder, Rings.RANDOM_SECRET));
  }

  private static void assertReason(
      Reason reason, FieldCipher cipher, String envelope, byte[] associatedData) {
    assertThatThrownBy(() -> cipher.decrypt(envelope, associatedData))
        .isInstanceOfSatisfying(
            ProtectionException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static String text(byte[] octets) {
    return Envelope.TEXT_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }
}
