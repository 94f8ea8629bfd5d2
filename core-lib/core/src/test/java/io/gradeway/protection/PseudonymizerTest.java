package io.gradeway.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.gradeway.model.CategoryId;
import io.gradeway.protection.KeyRing.Purpose;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymizerTest {
  private static final CategoryId MOBILE = CategoryId.of("personal.contact.mobile");
  private static final CategoryId RESIDENT_ID = CategoryId.of("personal.identity.resident-id");
  private KeyRing ring;

  @BeforeEach
  void ringWithAKey() throws IOException {
    ring = KeyRing.ephemeral();
    ring.add("link", Purpose.PSEUDONYM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "138 0013 8000",
        "138-0013-8000",
        "１３８００１３８０００",
        "+86 138 0013 8000",
        "008613800138000",
        "8613800138000",
        "138\u200b0013\u00a08000"
      })
  void mobileWrittenOtherwise_hasTheSamePseudonym(String written) {
    Pseudonymizer mobiles = ring.pseudonymizer("link", "AG-1", MOBILE);

    assertThat(mobiles.pseudonym(written)).isEqualTo(mobiles.pseudonym("13800138000"));
  }

  @Test
  void residentIdWithSmallX_hasTheSamePseudonym() {
    Pseudonymizer ids = ring.pseudonymizer("link", "AG-1", RESIDENT_ID);

    assertThat(ids.pseudonym("11010519491231002x")).isEqualTo(ids.pseudonym("11010519491231002X"));
  }

  @Test
  void otherValueAgreementCategoryOrKey_hasAnotherPseudonym() throws IOException {
    Set<String> seen = new HashSet<>();
    seen.add(ring.pseudonymizer("link", "AG-1", MOBILE).pseudonym("13800138000"));
    seen.add(ring.pseudonymizer("link", "AG-1", MOBILE).pseudonym("13800138001"));
    seen.add(ring.pseudonymizer("link", "AG-2", MOBILE).pseudonym("13800138000"));
    seen.add(ring.pseudonymizer("link", "AG-1", RESIDENT_ID).pseudonym("13800138000"));
    ring.rotate("link");
    seen.add(ring.pseudonymizer("link", "AG-1", MOBILE).pseudonym("13800138000"));
    ring.add("other", Purpose.PSEUDONYM);
    seen.add(ring.pseudonymizer("other", "AG-1", MOBILE).pseudonym("13800138000"));

    assertThat(seen).hasSize(6);
  }

  @Test
  void countryCode_isOnlyTakenOffContacts() {
    Pseudonymizer ids = ring.pseudonymizer("link", "AG-1", RESIDENT_ID);

    assertThat(ids.pseudonym("8613800138000")).isNotEqualTo(ids.pseudonym("13800138000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "张三", "\ud842", "13800138000"})
  void form_isFixedWhateverTheValue(String value) {
    assertThat(ring.pseudonymizer("link", "AG-1", MOBILE).pseudonym(value))
        .matches("p1_[a-z2-7]{32}");
  }

  /** Receivers have stored these; a new release must give the same. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/io/gradeway/protection/golden-pseudonyms.csv",
      numLinesToSkip = 1,
      delimiter = '|')
  void goldenPseudonym_staysTheSame(
      String agreement, String category, String value, String pseudonym, @TempDir Path folder)
      throws IOException {
    assertThat(
            FieldCipherTest.goldenRing(folder)
                .pseudonymizer("golden-pseudonym", agreement, CategoryId.of(category))
                .pseudonym(value))
        .isEqualTo(pseudonym);
  }
}
