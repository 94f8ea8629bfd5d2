package io.gradeway.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class DetectCommandTest {
  @Test
  void findings_areAnsweredWithUtf16Offsets() {
    Session session =
        Session.run(
            Locale.ENGLISH,
            "{\"id\":\"x\",\"text\":\"\uD842\uDFB7的手机13800138000\"}\n{\"id\":2,\"text\":\"none\"}\n",
            "detect",
            "--jsonl");

    assertThat(session.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(session.out())
        .isEqualTo(
            "{\"id\":\"x\",\"findings\":[{\"category\":\"personal.contact.mobile\","
                + "\"detector\":\"cn-mobile\",\"start\":5,\"end\":16,\"confidence\":95}]}\n"
                + "{\"id\":2,\"findings\":[]}\n");
  }

  @Test
  void plainText_isShownWithFindingsMarked() {
    Session session = Session.run(Locale.ENGLISH, "tel 13800138000 ok\n", "detect");

    assertThat(session.exitCode()).isEqualTo(ExitCode.FOUND_OR_REFUSED);
    assertThat(session.out())
        .isEqualTo(
            "tel \u001B[7m13800138000\u001B[0m\u001B[2m[personal.contact.mobile 95]\u001B[0m ok\n");
  }

  @Test
  void textThatSteersTheTerminal_isDefused() {
    Session session = Session.run(Locale.ENGLISH, "a\u001B[2Jb\u202Ec\n", "detect");

    assertThat(session.out()).isEqualTo("a\uFFFD[2Jb\uFFFDc\n");
    assertThat(session.exitCode()).isEqualTo(ExitCode.OK);
  }
}
