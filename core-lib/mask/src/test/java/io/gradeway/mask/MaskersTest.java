package io.gradeway.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MaskersTest {
  @ParameterizedTest
  @CsvFileSource(
      resources = "/io/gradeway/mask/masks.csv",
      numLinesToSkip = 1,
      delimiter = '|',
      quoteCharacter = '\u0001')
  void caseOfTheTable_isMasked(String mask, String value, String masked) {
    assertThat(Maskers.named(mask).mask(value)).isEqualTo(masked);
  }

  @Test
  void everyMask_isInTheTable() throws Exception {
    String table;
    try (var in = getClass().getResourceAsStream("masks.csv")) {
      table = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    assertThat(Maskers.all()).allSatisfy(m -> assertThat(table).contains("\n" + m.id() + "|"));
  }

  @Test
  void unknownName_listsTheKnownOnesAndSuggests() {
    assertThatThrownBy(() -> Maskers.named("moblie"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"moblie\" is not known. Did you mean \"mobile\"?")
        .hasMessageContaining("resident-id, ")
        .hasMessageContaining("keep(first,last)");
    assertThatThrownBy(() -> Maskers.named("keep_last_4")).hasMessageContaining("\"keep-last-4\"");
    assertThatThrownBy(() -> Maskers.named("quite something else"))
        .hasMessageNotContaining("Did you mean");
  }

  @Test
  void keepOfTooMany_isRefused() {
    assertThatThrownBy(() -> Maskers.named("keep(33,0)"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Maskers.keep(-1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ids_areFixed() {
    assertThat(Maskers.all().stream().map(Masker::id))
        .containsExactly(
            "name",
            "name-public",
            "resident-id",
            "resident-id-public",
            "mobile",
            "mobile-public",
            "landline",
            "landline-public",
            "email",
            "email-public",
            "address",
            "address-public",
            "bank-card",
            "bank-card-public",
            "passport",
            "passport-public",
            "plate",
            "plate-public",
            "uscc",
            "ipv4",
            "birth-date",
            "birth-date-public",
            "secret",
            "full",
            "keep-last-4",
            "keep-first-1");
  }
}
