package io.gradeway.policies.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gradeway.decision.Deny;
import io.gradeway.decision.Obligation;
import io.gradeway.decision.Permit;
import io.gradeway.decision.PolicyRevision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyResultTest {
  private static final PolicyRevision REVISION = new PolicyRevision("r1");
  private static final String PERMIT =
      "{\"permit\":true,\"reasons\":[],\"obligations\":[],\"valid_until\":null,"
          + "\"agreement\":null,\"cacheable\":true,\"revision\":\"r1\"}";

  private static String withObligation(String obligation) {
    return PERMIT.replace("\"obligations\":[]", "\"obligations\":[" + obligation + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"permit\":true | \"permit\":1",
        "\"permit\":true | \"permit\":\"true\"",
        "\"permit\":true, | ",
        "\"permit\":true | \"permit\":true,\"permit\":true",
        "\"permit\":true | \"permit\":true,\"note\":1",
        "\"permit\":true | \"permit\":false",
        "\"reasons\":[] | \"reasons\":{}",
        "\"reasons\":[] | \"reasons\":[{\"id\":\"A\",\"en\":\"a\"}]",
        "\"reasons\":[] | \"reasons\":[{\"id\":\"A\",\"en\":\"a\",\"zh\":\"a\",\"x\":1}]",
        "\"obligations\":[] | \"obligations\":null",
        "\"valid_until\":null | \"valid_until\":\"tomorrow\"",
        "\"valid_until\":null | \"valid_until\":7",
        "\"cacheable\":true | \"cacheable\":null",
        "\"revision\":\"r1\" | \"revision\":\"r2\"",
        "\"revision\":\"r1\"} | \"revision\":\"r1\"} {}",
        "\"revision\":\"r1\"} | \"revision\":\"r1\"",
      })
  void answerNotUnderstood_refused(String part, String instead) {
    String json = PERMIT.replace(part, instead == null ? "" : instead);
    assertThat(json).isNotEqualTo(PERMIT);

    assertThatThrownBy(() -> PolicyResult.read(json, REVISION)).isInstanceOf(MalformedResult.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "{}",
        "{\"type\":7}",
        "{\"type\":\"ceiling\"}",
        "{\"type\":\"ceiling\",\"level\":\"G4\"}",
        "{\"type\":\"ceiling\",\"level\":\"s:G4\",\"unless\":true}",
        "{\"type\":\"protect\",\"path\":\"a..b\",\"treatment\":\"drop\"}",
        "{\"type\":\"protect\",\"path\":\"a\",\"treatment\":\"hide\"}",
        "{\"type\":\"protect\",\"path\":\"a\",\"treatment\":\"mask\"}",
        "{\"type\":\"protect\",\"path\":\"a\",\"treatment\":\"mask:\"}",
        "{\"type\":\"protect\",\"path\":\"a\",\"treatment\":\"clear:x\"}",
        "{\"type\":\"protect\",\"treatment\":\"drop\"}",
        "{\"type\":\"protect-found\",\"treatments\":[\"a\"]}",
        "{\"type\":\"protect-found\",\"treatments\":{\"A b\":\"drop\"}}",
        "{\"type\":\"protect-found\",\"treatments\":{\"a\":null}}",
        "{\"type\":\"protect-unnamed\",\"treatment\":\"redact\",\"path\":\"a\"}",
      })
  void obligationNotUnderstood_refused(String obligation) {
    assertThatThrownBy(() -> PolicyResult.read(withObligation(obligation), REVISION))
        .isInstanceOf(MalformedResult.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "{}", "[{}]", "[{\"result\":1}]", "[{\"result\":{}},{}]", "null", ""})
  void undefinedOrSeveralResults_refused(String set) {
    assertThatThrownBy(() -> PolicyResult.readSet(set, REVISION))
        .isInstanceOf(MalformedResult.class);
  }

  @Test
  void obligationOfUnknownType_isKeptAsUnknown() {
    String json = withObligation("{\"type\":\"quota\",\"rows\":10}");

    assertThat(PolicyResult.read(json, REVISION))
        .isInstanceOfSatisfying(
            Permit.class,
            permit ->
                assertThat(permit.obligations()).containsExactly(new Obligation.Unknown("quota")));
  }

  @Test
  void denial_keepsItsReasonsAndWhetherItMayBeRemembered() {
    String json =
        PERMIT.replace(
            "true,\"reasons\":[]", "false,\"reasons\":[{\"id\":\"A\",\"en\":\"a\",\"zh\":\"否\"}]");

    assertThat(PolicyResult.read(json, REVISION))
        .isInstanceOfSatisfying(
            Deny.class,
            deny -> {
              assertThat(deny.cacheable()).isTrue();
              assertThat(deny.reasons()).singleElement().matches(r -> r.zh().equals("否"));
            });
  }
}
