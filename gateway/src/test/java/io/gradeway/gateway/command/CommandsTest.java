package io.gradeway.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class CommandsTest {
  @Test
  void unknownCommand_isUsageErrorOnStderrOnly() {
    Session session = Session.run(Locale.ENGLISH, "", "frobnicate");

    assertThat(session.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(session.out()).isEmpty();
    assertThat(session.err()).contains("\"frobnicate\" is not a command").contains("--help");
  }

  @Test
  void noCommand_asksForOne() {
    assertThat(Session.run(Locale.ENGLISH, "").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void unknownOption_isUsageErrorInTheLocalesLanguage() {
    Session session = Session.run(Locale.SIMPLIFIED_CHINESE, "", "--frob");

    assertThat(session.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(session.err()).contains("没有选项").contains("--frob");
  }

  @Test
  void help_hasExamplesAndExitCodes() {
    Session session = Session.run(Locale.ENGLISH, "", "--help");

    assertThat(session.exitCode()).isZero();
    assertThat(session.out()).contains("Examples:").contains("could not tell");
  }

  @Test
  void help_speaksChineseInAChineseLocale() {
    assertThat(Session.run(Locale.SIMPLIFIED_CHINESE, "", "--help").out())
        .contains("示例：")
        .contains("退出码");
  }

  @Test
  void otherLocales_getEnglishWhateverTheMachineSpeaks() {
    assertThat(Session.run(Locale.FRENCH, "", "--help").out()).contains("Examples:");
  }

  @Test
  void everyCommand_hasHelpWithAnExampleInBothLanguages() {
    Terminal terminal = new Session.Streams("").terminal(Locale.ENGLISH);
    Commands.root(terminal)
        .getSubcommands()
        .keySet()
        .forEach(
            name -> {
              assertThat(Session.run(Locale.ENGLISH, "", name, "--help").out())
                  .as("help of " + name)
                  .contains("gradeway " + name);
              assertThat(keys(name, Locale.SIMPLIFIED_CHINESE))
                  .as("sentences of " + name)
                  .isEqualTo(keys(name, Locale.ROOT));
              assertThat(keys(name, Locale.ROOT))
                  .as("example of " + name)
                  .anyMatch(key -> key.endsWith("usage.footer.0"));
            });
    assertThat(keys("gradeway", Locale.SIMPLIFIED_CHINESE))
        .isEqualTo(keys("gradeway", Locale.ROOT));
  }

  private static java.util.Set<String> keys(String command, Locale locale) {
    ResourceBundle bundle = Messages.of(command, locale).bundle();
    if (locale.getLanguage().equals("zh")) {
      assertThat(bundle.getLocale().getLanguage()).isEqualTo("zh");
    }
    return new java.util.TreeSet<>(bundle.keySet());
  }
}
