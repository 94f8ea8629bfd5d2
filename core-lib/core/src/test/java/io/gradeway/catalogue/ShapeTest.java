package io.gradeway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {
  @ParameterizedTest
  @MethodSource("cases")
  void value_isAdmittedOnlyInItsShape(String shape, String value, boolean admitted) {
    assertThat(Shape.parse(shape).admits(value)).isEqualTo(admitted);
  }

  /** Columns are split at the first and the last bar: a shape may hold bars of its own. */
  static List<Arguments> cases() throws Exception {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ShapeTest.class.getResourceAsStream("shapes.csv"), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(ShapeTest::row).toList();
    }
  }

  private static Arguments row(String line) {
    int shapeEnd = line.indexOf('|', Math.max(0, line.indexOf(')')));
    int valueEnd = line.lastIndexOf('|');
    String verdict = line.substring(valueEnd + 1);
    if (!verdict.equals("yes") && !verdict.equals("no")) {
      throw new IllegalArgumentException(line);
    }
    return Arguments.of(
        line.substring(0, shapeEnd), line.substring(shapeEnd + 1, valueEnd), verdict.equals("yes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "opens",
        "open()",
        "time(9)",
        "boolean()",
        "decimal",
        "decimal()",
        "decimal(0)",
        "decimal(10)",
        "decimal(-1)",
        "decimal(x)",
        "decimal(6",
        "one-of",
        "one-of()",
        "one-of(a||b)",
        "one-of(a|a)",
        "code",
        "code()",
        "code(99999999999)",
        "code(999-9999-9999)",
        "(6)",
        "DECIMAL(6)",
        "decimal(6) "
      })
  void text_thatIsNoShape_isRefused(String text) {
    assertThatThrownBy(() -> Shape.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyOpen_needsScanning() {
    assertThat(new Shape.Open().closed()).isFalse();
    assertThat(
            List.of(
                new Shape.Time(),
                new Shape.Bool(),
                new Shape.Decimal(9),
                new Shape.Code("A9"),
                new Shape.OneOf(Set.of("a"))))
        .allMatch(Shape::closed);
  }
}
