package io.gradeway.examples.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gradeway.body.BodyException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskJsonTest {
  private final MaskJson example = new MaskJson();

  @Test
  void whatIsNotJson_isRefusedWithoutQuotingIt() {
    for (String broken : List.of("", "{\"mobile\":\"13800138000\"", "[13800138000x]")) {
      assertThatExceptionOfType(BodyException.class)
          .isThrownBy(() -> mask(broken))
          .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("138"));
    }
    assertThat(mask("[1]")).as("the next body after broken ones").isEqualTo("[1]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "{\"idCard\":\"110101189003077716\"}|{\"idCard\":\"******\"}",
        "{\"note\":\"证件 110101189003077716\"}|{\"note\":\"******\"}",
        "{\"mobile\":\"13800138000\",\"color\":\"red\",\"n\":3}|{\"mobile\":\"138****8000\",\"color\":\"red\",\"n\":3}",
        "[{\"x\":\"请回电 13800138000\"}]|[{\"x\":\"请回电 138****8000\"}]",
      })
  void mobileNumbers_areMaskedAndOtherFindingsWithheld(String json, String expected) {
    assertThat(mask(json)).isEqualTo(expected);
  }

  private String mask(String json) {
    return new String(example.mask(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }
}
