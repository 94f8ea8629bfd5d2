package io.gradeway.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.gradeway.identifier.Uscc;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every mask and every text. */
class MaskersProperties {
  @Provide
  Arbitrary<Masker> maskers() {
    return Arbitraries.of(Maskers.all());
  }

  /** Pieces that real values and nasty values are made of, in any order and number. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "1",
            "38",
            "0013",
            "8000",
            "13800138000",
            "110101",
            "18900307",
            "7716",
            "+86",
            "0571",
            "-",
            " ",
            "\u3000",
            "\u200b",
            "\ufeff",
            "\u0301",
            "\ud842",
            "\udfb7",
            "𠮷",
            "张",
            "三",
            "欧阳",
            "某",
            "·",
            "@",
            ".",
            "example.com",
            "192",
            "浙江省",
            "杭州市",
            "西湖区",
            "文三路",
            "E12345678",
            "京A",
            "１",
            "８",
            "x",
            "X",
            "*",
            "***",
            "\u0000",
            "\n",
            "年",
            "月",
            "日",
            "é",
            "91110000600037341L",
            "6222020000000000018",
            "ﬁ",
            "\u202e");
    Arbitrary<String> composed = pieces.list().ofMaxSize(9).map(parts -> String.join("", parts));
    return Arbitraries.oneOf(composed, Arbitraries.strings().ofMaxLength(40));
  }

  @Property(tries = 5_000)
  void anyText_isMaskedWithoutAnExceptionAndNeverShownWhole(
      @ForAll("maskers") Masker masker, @ForAll("texts") String text) {
    String masked = masker.mask(text);

    if (text.isEmpty()) {
      assertThat(masked).isEqualTo(masker == Maskers.SECRET ? Maskers.HIDDEN : "");
    } else if (!text.equals(Maskers.HIDDEN) && !(masker == Maskers.USCC && Uscc.isValid(text))) {
      assertThat(masked).isNotEqualTo(text);
    }
  }

  @Property(tries = 5_000)
  void everyAnswer_hidesSomethingBehindAStarOrMou(
      @ForAll("maskers") Masker masker, @ForAll("texts") String text) {
    String masked = masker.mask(text);

    if (!text.isEmpty() && masker != Maskers.USCC) {
      assertThat(masked).matches("(?s).*[*某].*");
    }
  }

  @Property(tries = 5_000)
  void shownDigits_areFewEnough(@ForAll("maskers") Masker masker, @ForAll("texts") String text) {
    long digits = digits(text);
    long shown = digits(masker.mask(text));

    if (masker == Maskers.USCC
        || masker.id().startsWith("address")
        || masker.id().startsWith("email")) {
      return;
    }
    assertThat(shown).isLessThanOrEqualTo(10);
    // keep-last-4 promises to hide all but four characters, and those may be all the digits.
    if (digits > 4) {
      assertThat(shown).isLessThan(digits);
    }
  }

  @Property(tries = 5_000)
  void maskingAgain_showsNothingNew(
      @ForAll("maskers") Masker first,
      @ForAll("maskers") Masker second,
      @ForAll("texts") String text) {
    String once = first.mask(text);
    String twice = second.mask(once);

    assertThat(visible(once)).containsAll(visible(twice));
  }

  @Property
  void paddingWithInvisibles_changesNothing(@ForAll("maskers") Masker masker) {
    for (String value : new String[] {"13800138000", "110101189003077716", "6222020000000000018"}) {
      assertThat(masker.mask("\u200b" + value.replace("0", "0\u2060")))
          .isEqualTo(masker.mask(value));
    }
  }

  @Property
  void veryLongText_isHiddenWholly(@ForAll("maskers") Masker masker) {
    assertThat(masker.mask("1".repeat(100_000))).isEqualTo(Maskers.HIDDEN);
  }

  private static long digits(String text) {
    return text.codePoints().filter(Character::isDigit).count();
  }

  private static java.util.Set<Integer> visible(String text) {
    java.util.Set<Integer> letters = new java.util.HashSet<>();
    text.codePoints().filter(c -> Character.isLetterOrDigit(c) && c != '某').forEach(letters::add);
    return letters;
  }
}
