package io.gradeway.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ClassifyCommandTest {
  @Test
  void column_isAnsweredWithCategoryLevelAndReasons() {
    Session session =
        Session.run(
            Locale.ENGLISH,
            "{\"id\":7,\"field\":\"c1\",\"values\":[\"13800138000\",\"13900139000\",13700137000]}\n",
            "classify",
            "--jsonl");

    assertThat(session.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(session.out())
        .startsWith(
            "{\"id\":7,\"category\":\"personal.contact.mobile\",\"level\":\"G3\",\"confidence\":")
        .contains("\"reasons\":[\"cn-mobile: ")
        .doesNotContain("13800138000");
  }

  @Test
  void columnNobodyCanTell_isNullWithReasons() {
    Session session =
        Session.run(
            Locale.ENGLISH,
            "{\"id\":\"a\",\"field\":\"c9\",\"values\":[\"red\",null]}\n",
            "classify",
            "--jsonl");

    assertThat(session.out())
        .startsWith(
            "{\"id\":\"a\",\"category\":null,\"level\":null,\"confidence\":0,\"reasons\":[\"");
  }

  @Test
  void unknownTaxonomy_listsTheKnown() {
    Session session = Session.run(Locale.ENGLISH, "", "classify", "--jsonl", "--taxonomy", "gbt");

    assertThat(session.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(session.err()).contains("gbt-43697-2024");
  }

  @Test
  void valuesThatAreNoList_areAnErrorOfTheLine() {
    Session session =
        Session.run(
            Locale.ENGLISH,
            "{\"id\":1,\"field\":\"a\",\"values\":\"13800138000\"}\n",
            "classify",
            "--jsonl");

    assertThat(session.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(session.out())
        .isEqualTo("{\"id\":1,\"error\":\"line 1: \\\"values\\\" must be a list\"}\n");
  }
}
