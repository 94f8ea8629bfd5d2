package io.gradeway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        ".", "a.", ".a", "a..b", "a[", "a]", "a[0]", "a[]b", "\"a", "a\"b", "a\\b", "a.\"b"
      })
  void brokenPath_isRefusedWithItsPosition(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldPath.parse(text))
        .withMessageContaining("position");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a.b",
        "[]",
        "[].a",
        "a[].b",
        "a[][].b",
        "*",
        "**",
        "**.id",
        "a.*.b",
        "\"a.b\".c",
        "\"*\"",
        "姓名",
        "a[].\"x]y\"",
        "\"\\\"\\\\\""
      })
  void path_isWrittenAsItWasRead(String text) {
    assertThat(FieldPath.parse(text).toString()).isEqualTo(text);
  }

  @Test
  void emptyPath_isTheBodyItself() {
    assertThat(FieldPath.parse("").steps()).isEmpty();
  }

  @Test
  void quotedStar_isANameAndNoWildcard() {
    assertThat(FieldPath.parse("\"*\"").isPattern()).isFalse();
    assertThat(FieldPath.parse("*").isPattern()).isTrue();
    assertThat(FieldPath.parse("\"*\"").steps())
        .isEqualTo(List.of(new FieldPath.Step(FieldPath.Kind.MEMBER, "*")));
  }
}
