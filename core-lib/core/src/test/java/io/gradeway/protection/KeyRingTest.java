package io.gradeway.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gradeway.model.CategoryId;
import io.gradeway.protection.KeyRing.Purpose;
import io.gradeway.protection.ProtectionException.Reason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
  private static final CategoryId MOBILE = CategoryId.of("personal.contact.mobile");
  private static final byte[] FIELD = {1, 2, 3};

  @TempDir private Path folder;
  private Path file;
  private Path secret;

  @BeforeEach
  void secretOfTheOwner() throws IOException {
    file = folder.resolve("ring.json");
    secret = Rings.secret(folder, Rings.RANDOM_SECRET + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx-----x"})
  void secretThatOthersMayTouch_isRefused(String permissions) throws IOException {
    Path open = Rings.secret(folder, Rings.RANDOM_SECRET, permissions);

    assertThatThrownBy(() -> KeyRing.create(file, open))
        .isInstanceOfSatisfying(
            ProtectionException.class, e -> assertThat(e.reason()).isEqualTo(Reason.RING))
        .hasMessageContaining("chmod 600")
        .hasMessageNotContaining(Rings.RANDOM_SECRET);
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "AAAAAAAAAAAAAAA",
        "AAECAwQFBgcICQ",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
      })
  void weakSecret_isRefused(String text) throws IOException {
    Path weak = Rings.secret(folder, text);

    assertThatThrownBy(() -> KeyRing.create(file, weak))
        .isInstanceOf(ProtectionException.class)
        .hasMessageContaining("secret file");
  }

  @Test
  void existingRing_isNeverOverwritten() throws IOException {
    KeyRing.create(file, secret).add("pii", Purpose.CIPHER);

    assertThatThrownBy(() -> KeyRing.create(file, secret))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(KeyRing.open(file, secret).has("pii", Purpose.CIPHER)).isTrue();
  }

  @Test
  void wrongSecret_doesNotOpenTheRing() throws IOException {
    KeyRing.create(file, secret).add("pii", Purpose.CIPHER);
    String other =
        Base64.getEncoder()
            .encodeToString(
                "another secret of 32 octets long"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertRefused(file, Rings.secret(folder, other));
    assertRefused(file, Rings.secret(folder, "a passphrase of people"));
  }

  @Test
  void alteredRing_doesNotOpen() throws IOException {
    KeyRing.create(file, secret).add("pii", Purpose.CIPHER);
    String good = Files.readString(file);
    List<String> bad = new ArrayList<>();
    bad.add("");
    bad.add("{}");
    bad.add(good.replace("gradeway-key-ring-1", "gradeway-key-ring-2"));
    bad.add(good.replace("\"iterations\" : 1", "\"iterations\" : 2"));
    bad.add(good.replace("\"salt\" : \"", "\"salt\" : \"A"));
    bad.add(good.replace("\"iterations\"", "\"x\":1, \"iterations\""));
    bad.add(good.replace("\"iterations\"", "\"kdf\":\"hkdf-sha256\", \"iterations\""));
    bad.add(good + "{}");
    int sealed = good.indexOf("sealed") + 12;
    for (int at : new int[] {sealed, sealed + 20, sealed + 60, good.lastIndexOf('"') - 4}) {
      char c = good.charAt(at) == 'A' ? 'B' : 'A';
      bad.add(good.substring(0, at) + c + good.substring(at + 1));
    }

    for (String text : bad) {
      assertThat(text).isNotEqualTo(good);
      Files.writeString(file, text);
      assertRefused(file, secret);
    }
    Files.writeString(file, good);
    assertThat(KeyRing.open(file, secret).keys()).hasSize(1);
  }

  private static void assertRefused(Path file, Path secret) {
    assertThatThrownBy(() -> KeyRing.open(file, secret))
        .isInstanceOfSatisfying(
            ProtectionException.class, e -> assertThat(e.reason()).isEqualTo(Reason.RING))
        .hasMessageNotContaining(Rings.RANDOM_SECRET);
  }

  @Test
  void keysAndVersions_areThereAfterOpening() throws IOException {
    KeyRing ring = KeyRing.create(file, secret);
    ring.add("pii", Purpose.CIPHER);
    ring.add("link", Purpose.PSEUDONYM);
    ring.rotate("pii");
    ring.rotate("pii");
    ring.revoke("pii", 2);

    KeyRing opened = KeyRing.open(file, secret);

    assertThat(opened.keys()).isEqualTo(ring.keys());
    assertThat(opened.keys()).extracting(KeyInfo::name).containsExactly("link", "pii");
    KeyInfo pii = opened.keys().get(1);
    assertThat(pii.primary()).isEqualTo(3);
    assertThat(pii.versions())
        .extracting(KeyInfo.Version::revoked)
        .containsExactly(false, true, false);
    assertThat(opened.has("pii", Purpose.PSEUDONYM)).isFalse();
    assertThat(opened.has("link", Purpose.PSEUDONYM)).isTrue();
  }

  @Test
  void ringFile_isTheOwnersAlone() throws IOException {
    KeyRing.create(file, secret).add("pii", Purpose.CIPHER);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).doesNotContain("pii");
  }

  @Test
  void passphrase_opensTheRingAgain() throws IOException {
    Path phrase = Rings.secret(folder, "correct horse battery staple\n");
    KeyRing.create(file, phrase).add("pii", Purpose.CIPHER);

    assertThat(Files.readString(file)).contains("pbkdf2-hmac-sha256").contains("600000");
    assertThat(KeyRing.open(file, phrase).has("pii", Purpose.CIPHER)).isTrue();
    Files.writeString(file, Files.readString(file).replace("600000", "1000"));
    assertRefused(file, phrase);
  }

  @Test
  void rotation_keepsOldValuesReadableAndRevocationEndsThem() throws IOException {
    KeyRing ring = KeyRing.create(file, secret);
    ring.add("pii", Purpose.CIPHER);
    FieldCipher cipher = ring.cipher("pii");
    String old = cipher.encrypt("value", FIELD);
    ring.rotate("pii");
    String young = cipher.encrypt("value", FIELD);

    assertThat(Envelope.parse(old).keyVersion()).isEqualTo(1);
    assertThat(Envelope.parse(young).keyVersion()).isEqualTo(2);
    assertThat(cipher.decryptText(old, FIELD).reveal()).isEqualTo("value");
    ring.revoke("pii", 1);
    assertThatThrownBy(() -> cipher.decrypt(old, FIELD))
        .isInstanceOfSatisfying(
            ProtectionException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REVOKED_KEY));
    assertThatThrownBy(() -> KeyRing.open(file, secret).cipher("pii").decrypt(old, FIELD))
        .isInstanceOf(ProtectionException.class);
    assertThat(cipher.decryptText(young, FIELD).reveal()).isEqualTo("value");
  }

  @Test
  void primary_cannotBeRevoked() throws IOException {
    KeyRing ring = KeyRing.ephemeral();
    ring.add("pii", Purpose.CIPHER);

    assertThatThrownBy(() -> ring.revoke("pii", 1)).hasMessageContaining("rotate first");
    assertThatThrownBy(() -> ring.revoke("pii", 2)).hasMessageContaining("no version 2");
  }

  @Test
  void wrongNameOrPurpose_isRefusedAndNamesWhatThereIs() throws IOException {
    KeyRing ring = KeyRing.ephemeral();
    ring.add("pii", Purpose.CIPHER);

    assertThatThrownBy(() -> ring.cipher("pi"))
        .hasMessageContaining("\"pi\"")
        .hasMessageContaining("[pii]");
    assertThatThrownBy(() -> ring.pseudonymizer("pii", "A", MOBILE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ring.add("pii", Purpose.CIPHER)).hasMessageContaining("already");
    assertThatThrownBy(() -> ring.add("Two words", Purpose.CIPHER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ring.rotate("gone")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoRingsOfOneFile_loseNoChangeOfEachOther() throws Exception {
    KeyRing.create(file, secret);
    ExecutorService workers = Executors.newFixedThreadPool(4);
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String name = "key-" + i;
      tasks.add(
          () -> {
            KeyRing.open(file, secret).add(name, Purpose.CIPHER);
            return null;
          });
    }
    for (Future<Void> done : workers.invokeAll(tasks)) {
      done.get();
    }
    workers.shutdown();

    List<KeyInfo> keys = KeyRing.open(file, secret).keys();
    assertThat(keys).hasSize(12);
    assertThat(keys.stream().map(KeyInfo::id).distinct()).hasSize(12);
  }

  @Test
  void nothingPrintsAKey() throws IOException {
    KeyRing ring = KeyRing.ephemeral();
    ring.add("pii", Purpose.CIPHER);

    assertThat(ring).hasToString("KeyRing[pii]");
    assertThat(ring.cipher("pii")).hasToString("FieldCipher[pii]");
    assertThat(RingSecret.read(secret)).hasToString("RingSecret[****]");
  }
}
