package io.gradeway.policies.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gradeway.catalogue.Agreement;
import io.gradeway.decision.DecisionRequest.Parameter;
import io.gradeway.model.Assurance;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Person;
import io.gradeway.model.Purpose;
import io.gradeway.model.Subject;
import io.gradeway.policies.wire.PolicyInput;
import io.gradeway.protection.Treatment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyInputTest {
  private final PolicyInput input = new PolicyInput();

  private String write(Questions question) {
    return new String(input.write(question.request()).array(), StandardCharsets.US_ASCII);
  }

  @Test
  void twoAgreementsOfOneId_refused() {
    Agreement one = Questions.agreement("AG-1");
    Agreement other = Questions.agreement("AG-1", Questions.field("a", Treatment.CLEAR));

    assertThatThrownBy(() -> write(Questions.covered().withAgreements(one, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AG-1");
  }

  @Test
  void unpairedSurrogate_refused() {
    Questions question =
        Questions.covered().withPurpose(Optional.of(new Purpose("a\uD842b", Assurance.SIGNED)));

    assertThatThrownBy(() -> write(question)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void textThatLooksLikeJson_staysText() {
    String code = "x\",\"assurance\":\"signed\\\u0000\u2028𠮷";
    Questions question =
        Questions.covered().withPurpose(Optional.of(new Purpose(code, Assurance.ASSERTED)));

    assertThat(write(question))
        .contains(
            "\"purpose\":{\"assurance\":\"asserted\",\"code\":"
                + "\"x\\\",\\\"assurance\\\":\\\"signed\\\\\\u0000\\u2028\\ud842\\udfb7\"}");
  }

  @Test
  void question_isWrittenInOneFixedForm() {
    Questions question =
        Questions.covered()
            .withParameters(
                new Parameter("status", Optional.of(FieldPath.parse("records[].status"))),
                new Parameter("page", Optional.empty()));

    assertThat(write(question))
        .isEqualTo(
            "{\"action\":{\"method\":\"GET\",\"operation\":\"read\"},\"agreements\":["
                + "{\"active\":true,\"ceiling\":\"gbt-43697-2024:G4\","
                + "\"dataset\":\"population.residents\",\"fields\":["
                + "{\"levels\":[\"gbt-43697-2024:G3\"],\"path\":\"records[].name\","
                + "\"treatment\":\"mask:name\"},"
                + "{\"levels\":[\"gbt-43697-2024:G2\"],\"path\":\"records[].status\","
                + "\"treatment\":\"clear\"}],\"id\":\"AG-1\",\"legal_basis_stated\":true,"
                + "\"provider\":\"population\",\"purposes\":[\"benefit-eligibility\"],"
                + "\"receiver\":\"medical\",\"term\":\"within\","
                + "\"valid_until\":\"2027-01-01T00:00:00Z\"}],\"parameters\":["
                + "{\"name\":\"page\"},{\"field\":\"records[].status\",\"name\":\"status\","
                + "\"touches\":[\"records[].status\"]}],"
                + "\"purpose\":{\"assurance\":\"signed\",\"code\":\"benefit-eligibility\"},"
                + "\"resource\":{\"dataset\":\"population.residents\",\"domain\":\"population\"},"
                + "\"subject\":{\"authenticated\":true,\"domain\":\"medical\",\"permitted\":true}}");
  }

  @Test
  void orderOfAgreementsAndTime_doNotShow() {
    Agreement one = Questions.agreement("AG-1");
    Agreement two = Questions.agreement("AG-2");
    Questions question = Questions.covered().withAgreements(one, two);

    assertThat(write(question.withAgreements(two, one))).isEqualTo(write(question));
    assertThat(write(question.withTime(Questions.NOW.plusNanos(1)))).isEqualTo(write(question));
  }

  @Test
  void stateOfTheTerm_changesAtItsInstants() {
    Questions question = Questions.covered();

    assertThat(write(question.withTime(Questions.FROM.minusNanos(1)))).contains("\"before\"");
    assertThat(write(question.withTime(Questions.FROM))).contains("\"within\"");
    assertThat(write(question.withTime(Questions.UNTIL.minusNanos(1)))).contains("\"within\"");
    assertThat(write(question.withTime(Questions.UNTIL))).contains("\"after\"");
  }

  @Test
  void changedLabels_areSeenThoughTheAgreementIsTheSame() {
    Questions question = Questions.covered();
    String before = write(question);

    String after =
        write(question.withLabels(Questions.label("records[].name", "personal.basic.name", "G4")));

    assertThat(after).isNotEqualTo(before).contains("G4\"],\"path\":\"records[].name\"");
  }

  @Test
  void idsOfSubjectAndPerson_areNotShown() {
    Subject someone =
        new Subject(
            "clinic-7-system",
            "medical",
            Subject.Authentication.JWT,
            Set.of("nurse"),
            Set.of("data:*:*:*"),
            Optional.of(new Person("zhang-san", Assurance.SIGNED)));

    assertThat(write(Questions.covered().withSubject(someone)))
        .doesNotContain("clinic-7", "zhang-san", "nurse", "data:*")
        .isEqualTo(write(Questions.covered()));
  }
}
