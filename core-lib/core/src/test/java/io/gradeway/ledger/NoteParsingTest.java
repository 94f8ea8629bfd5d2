package io.gradeway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes and keys that are nearly right. Each case is an edit {@code from -> to} of a good one. */
class NoteParsingTest {
  private final SigningKey key = SigningKey.create("log.test");
  private final String note =
      key.sign(new Checkpoint("log.test", 7, Hash.ofLeaf(new byte[] {1}))).note();

  private static String edited(String good, String edit) {
    String[] sides = edit.replace("~", "\n").split(" -> ", -1);
    String bad = good.replaceFirst(sides[0], sides[1]);
    assertThat(bad).isNotEqualTo(good);
    return bad;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "~7~ -> ~07~",
        "~7~ -> ~-7~",
        "~7~ -> ~+7~",
        "~7~ -> ~~",
        "~7~ -> ~99999999999999999999~",
        "~7~ -> ~7~7~",
        "log.test~ -> ~",
        "log.test~ -> log test~",
        "log.test~ -> log+test~",
        "=~~ -> ~~",
        "=~~ -> =~extension~~",
        "~~ -> ~",
        "\u2014 -> -",
        "\u2014 log.test  -> \u2014 ",
        "log.test~7 -> log.test\r~7",
        "log.test~7 -> log.test\t~7",
        "~$ -> ",
      })
  void malformedNote_isRefused(String edit) {
    String bad = edited(note, edit);
    assertThatThrownBy(() -> SignedCheckpoint.parse(bad))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~7~ -> ~8~", "log.test~ -> log.tost~"})
  void otherText_isNotWhatWasSigned(String edit) {
    assertThat(SignedCheckpoint.parse(edited(note, edit)).verify(key.verifier())).isFalse();
    assertThat(SignedCheckpoint.parse(note).verify(key.verifier())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^log.test -> log.tost",
        "^log.test -> ",
        "\\+ -> ",
        "\\+[0-9a-f]{8} -> +00000000",
        "\\+[0-9a-f]{8} -> +",
        "\\+A -> +B",
        "=*$ -> !",
        ".{8}$ -> ",
      })
  void malformedVerifierKey_isRefused(String edit) {
    String bad = edited(key.verifier().toString(), edit);
    assertThatThrownBy(() -> VerifierKey.parse(bad)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void goodVerifierKey_isRead() {
    assertThat(VerifierKey.parse(key.verifier() + "\n")).isEqualTo(key.verifier());
  }
}
