package io.gradeway.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gradeway.classification.Classifier;
import io.gradeway.classification.Detector;
import io.gradeway.classifiers.detect.cn.CnDetectors;
import io.gradeway.classifiers.detect.common.CommonDetectors;
import io.gradeway.grading.Grade;
import io.gradeway.grading.Grader;
import io.gradeway.grading.GradingContext;
import io.gradeway.model.CategoryId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomiesTest {
  private static final String GBT = "gbt-43697-2024";
  private static final CategoryId RESIDENT_ID = CategoryId.of("personal.identity.resident-id");
  private static final CategoryId MOBILE = CategoryId.of("personal.contact.mobile");
  private final Grader grader = new Grader(Taxonomies.load(GBT));

  @ParameterizedTest
  @CsvSource({
    "organisation.identity.uscc,G1", "organisation.basic.name,G1",
    "government.record.status,G1", "personal.basic.name,G2",
    "device.network.ip,G2", "personal.contact.mobile,G3",
    "property.vehicle.plate,G3", "personal.identity.resident-id,G4",
    "property.account.bank-card,G4", "personal.health.diagnosis,G4",
    "credential.jwt,G4", "personal.health.something-new,G4",
    "unknown,CORE", "nowhere.listed,CORE"
  })
  void category_hasItsLevel(String category, String level) {
    Grade grade = grader.grade(CategoryId.of(category));

    assertThat(grade.level().id()).isEqualTo(level);
    assertThat(grade.reasons()).allSatisfy(r -> assertThat(r.clause()).isNotBlank());
  }

  @Test
  void idNumberUnderTheNewRule_isNotSensitive() {
    Grader relaxed = new Grader(Taxonomies.load(GBT, Map.of("idNumberSensitive", "NEW")));

    assertThat(relaxed.grade(RESIDENT_ID).level().id()).isEqualTo("G3");
    assertThat(relaxed.grade(CategoryId.of("personal.identity.photo")).level().id())
        .isEqualTo("G4");
  }

  @Test
  void flippedCellOfTheTable_changesGradeAndExplanation() throws IOException {
    Grader flipped =
        edited(
            "PERSON_RIGHTS: {ESP_SERIOUS: G4, SERIOUS: G3",
            "PERSON_RIGHTS: {ESP_SERIOUS: G4, SERIOUS: G2");

    assertThat(grader.grade(MOBILE).level().id()).isEqualTo("G3");
    assertThat(flipped.grade(MOBILE).level().id()).isEqualTo("G2");
    assertThat(flipped.grade(MOBILE).reasons().get(0).en()).contains("= G2");
  }

  @Test
  void flippedFloor_changesGradeAndExplanation() throws IOException {
    Grader flipped =
        edited("trait: sensitive\n    level: G4", "trait: sensitive\n    level: IMPORTANT");

    Grade grade = flipped.grade(RESIDENT_ID);

    assertThat(grade.level().id()).isEqualTo("IMPORTANT");
    assertThat(grade.reasons().get(0).rule()).isEqualTo("FLOOR_SENSITIVE_PI");
    assertThat(grade.reasons().get(0).zh()).contains("敏感个人信息").contains("IMPORTANT");
  }

  @Test
  void cellTakenAway_isRefused() {
    assertThatThrownBy(
            () ->
                edited(
                    "SERIOUS: G3, GENERAL_HARM: G2, NO_HARM: G1}\n\nfloors",
                    "SERIOUS: G3}\n\nfloors"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "personal.basic.name: no table has a cell PERSON_RIGHTS x GENERAL_HARM");
  }

  @Test
  void unknownKey_isRefused() {
    assertThatThrownBy(() -> edited("title:", "titel:")).hasMessageContaining("titel");
  }

  @Test
  void record_takesTheHighestLevelAndSaysSo() {
    Grade grade = grader.together(List.of(MOBILE, RESIDENT_ID), GradingContext.NONE);

    assertThat(grade.level().id()).isEqualTo("G4");
    assertThat(grade.reasons()).anySatisfy(r -> assertThat(r.rule()).isEqualTo("AGG1"));
  }

  @Test
  void manyPersonalCategoriesTogether_areSensitive() {
    List<CategoryId> ordinary =
        Stream.of(
                "name",
                "age",
                "sex",
                "ethnicity",
                "nationality",
                "native-place",
                "family",
                "marital-status")
            .map(last -> CategoryId.of("personal.basic." + last))
            .toList();

    assertThat(grader.together(ordinary.subList(1, 8), GradingContext.NONE).level().id())
        .isEqualTo("G2");
    assertThat(grader.together(ordinary, GradingContext.NONE).level().id()).isEqualTo("G4");
  }

  @Test
  void moreThanTenMillionPersons_bringDutiesToConfirm() {
    assertThat(grader.grade(MOBILE, GradingContext.persons(10_000_000)).needsConfirmation())
        .isFalse();
    Grade grade = grader.grade(MOBILE, GradingContext.persons(10_000_001));
    assertThat(grade.needsConfirmation()).isTrue();
    assertThat(grade.duties().get(0).clause()).contains("art. 28");
  }

  @Test
  void contextTraits_onlyRaise() {
    GradingContext closed = new GradingContext(0, Set.of("not-shared"));
    GradingContext minor = new GradingContext(0, Set.of("minor"));

    assertThat(grader.grade(CategoryId.of("public.region"), closed).level().id()).isEqualTo("G4");
    assertThat(grader.grade(CategoryId.of("personal.basic.name"), minor).level().id())
        .isEqualTo("G4");
    assertThat(
            grader.grade(RESIDENT_ID, new GradingContext(0, Set.of("deidentified"))).level().id())
        .isEqualTo("G4");
  }

  @Test
  void unknownId_listsTheKnownAndSuggests() {
    assertThatThrownBy(() -> Taxonomies.load("gb-t-43697"))
        .hasMessage(
            "taxonomy \"gb-t-43697\" is not known. Did you mean \"gbt-43697-2024\"? Known: gbt-43697-2024");
    assertThatThrownBy(() -> Taxonomies.load(GBT, Map.of("idNumberSensitive", "MAYBE")))
        .hasMessageContaining("STRICT");
  }

  @Test
  void everyCategoryOfTheDetectors_isListed() {
    Stream.of(new CnDetectors(), new CommonDetectors())
        .flatMap(pack -> pack.detectors().stream())
        .map(Detector::profile)
        .forEach(
            profile ->
                assertThat(grader.taxonomy().category(profile.category()))
                    .hasValueSatisfying(c -> assertThat(c.id()).isEqualTo(profile.category())));
    assertThat(grader.taxonomy().category(Classifier.UNKNOWN)).isEmpty();
  }

  private static Grader edited(String from, String to) throws IOException {
    try (InputStream file =
        Taxonomies.class.getResourceAsStream("/taxonomies/" + GBT + "/taxonomy.yaml")) {
      String yaml = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(yaml).contains(from);
      byte[] changed = yaml.replace(from, to).getBytes(StandardCharsets.UTF_8);
      return new Grader(TaxonomyFile.read(new ByteArrayInputStream(changed)).build(Map.of()));
    }
  }
}
