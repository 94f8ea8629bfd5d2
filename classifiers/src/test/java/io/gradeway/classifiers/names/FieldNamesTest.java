package io.gradeway.classifiers.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.gradeway.classification.Classifier;
import io.gradeway.classification.Column;
import io.gradeway.classification.NameEntry;
import io.gradeway.classifiers.Taxonomies;
import io.gradeway.taxonomy.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FieldNamesTest {
  private static final Classifier CLASSIFIER = Classifier.discovered();

  @ParameterizedTest
  @CsvFileSource(resources = "/names/cases.csv")
  void fieldName_tellsWhatTheTableSays(String name, String expected) {
    assertThat(CLASSIFIER.matchName(name).map(match -> match.category().value()).orElse("-"))
        .as(name)
        .satisfiesAnyOf(
            found -> assertThat(found).isEqualTo(expected),
            found -> assertThat(expected.equals("-") && isNotPersonal(found)).as(found).isTrue());
  }

  /** A negative may still be a kind of government record. */
  private static boolean isNotPersonal(String category) {
    return category.startsWith("government.") || category.startsWith("public.");
  }

  @Test
  void everyCategoryOfTheDictionary_isInTheTaxonomy() {
    Taxonomy taxonomy = Taxonomies.load("gbt-43697-2024");
    assertThat(new FieldNames().names().stream().map(NameEntry::category))
        .allSatisfy(
            category ->
                category.ifPresent(
                    id ->
                        assertThat(taxonomy.category(id))
                            .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(id))));
  }

  @Test
  void misleadingHeader_losesAgainstValues() {
    var found =
        CLASSIFIER.classify(
            Column.of("address", List.of("13800138000", "13900139000", "13700137000", "")));

    assertThat(found.category()).hasToString("Optional[personal.contact.mobile]");
    assertThat(found.reasons()).anySatisfy(r -> assertThat(r.source()).isEqualTo("cn-mobile"));
  }

  @Test
  void headerThatValuesContradict_isUnsure() {
    var found = CLASSIFIER.classify(Column.of("id_card_no", List.of("red", "green", "blue")));

    assertThat(found.isUnsure()).isTrue();
    assertThat(found.reasons()).isNotEmpty();
  }

  @Test
  void numbersWithoutNameOrForm_areUnsure() {
    assertThat(CLASSIFIER.classify(Column.of("c1", List.of("1", "2", "3"))).isUnsure()).isTrue();
  }

  @Test
  void reasons_holdNoValues() {
    var found = CLASSIFIER.classify(Column.of("sjh", List.of("13800138000", "13900139000")));

    assertThat(found.toString()).doesNotContain("13800138000").doesNotContain("13900139000");
  }
}
