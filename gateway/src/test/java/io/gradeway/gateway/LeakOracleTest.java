package io.gradeway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An oracle that finds nothing proves nothing. */
class LeakOracleTest {
  private final LeakOracle oracle = new LeakOracle(List.of("13800138000", "欧阳小明"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800138000",
        "tel:+86 138 0013 8000",
        "138-0013-8000",
        "138\u200b0013\u200b8000",
        "１３８００１３８０００",
        "%31%33%38%30%30%31%33%38%30%30%30",
        "%2531%2533%2538%2530%2530%2531%2533%2538%2530%2530%2530",
        "&#49;&#51;&#x38;00138000",
        "\\u0031\\u0033800138000",
        "\\\\u00313800138000",
        "MTM4MDAxMzgwMDA=",
        "MTM4MDAxMzgwMDA",
        "xxMTM4MDAxMzgwMDA",
        "TVRNNE1EQXhNemd3TURBPQ==",
        "欧阳小明",
        "欧·阳 小明",
        "%E6%AC%A7%E9%98%B3%E5%B0%8F%E6%98%8E",
        "5qyn6Ziz5bCP5piO",
        "\\u6b27\\u9633\\u5c0f\\u660e"
      })
  void disguisedCanary_isFound(String text) {
    assertThat(oracle.find(text)).hasSize(1);
  }

  @Test
  void compressedCanary_isFound() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write("{\"a\":\"13800138000\"}".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(oracle.find(zipped.toByteArray())).hasSize(1);
    assertThat(oracle.find(Base64.getEncoder().encodeToString(zipped.toByteArray()))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"138****8000", "欧阳**", "{\"a\":\"138\",\"b\":\"00138000\"}", "******"})
  void maskedValue_isNoLeak(String text) {
    assertThat(oracle.find(text)).isEmpty();
  }
}
