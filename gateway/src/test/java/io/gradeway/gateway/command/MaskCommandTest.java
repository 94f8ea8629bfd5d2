package io.gradeway.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gradeway.mask.Maskers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskCommandTest {
  private static final String GOOD = "{\"id\":\"g\",\"mask\":\"name\",\"value\":\"张三\"}";

  @Test
  void lines_areAnsweredInOrder() throws Exception {
    Session session =
        mask(
            """
            {"id":1,"mask":"mobile","value":"+86 138 0013 8000"}
            {"id":"b","mask":"name","value":"\\ud842\\udfb7田","params":null}
            {"mask":"keep","params":{"first":1,"last":4},"value":"AB-123456789"}
            {"id":9007199254740993,"mask":"resident-id","value":"110101189003077716","params":{}}""");

    assertThat(session.err()).isEmpty();
    assertThat(session.exitCode()).isZero();
    assertThat(session.out())
        .isEqualTo(
            """
            {"id":1,"value":"138****8000"}
            {"id":"b","value":"𠮷*"}
            {"id":null,"value":"A*-*****6789"}
            {"id":9007199254740993,"value":"110101********7716"}
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{} {}",
        "{\"id\":7}",
        "{\"id\":7,\"mask\":\"mobile\"}",
        "{\"id\":7,\"mask\":\"mobile\",\"value\":13800138000}",
        "{\"id\":7,\"mask\":\"moblie\",\"value\":\"13800138000\"}",
        "{\"id\":7,\"mask\":\"13800138000\",\"value\":\"mobile\"}",
        "{\"id\":7,\"mask\":\"mobile\",\"value\":\"13800138000\",\"13800138000\":1}",
        "{\"id\":7,\"mask\":\"mobile\",\"value\":\"13800138000\",\"value\":\"13800138000\"}",
        "{\"id\":7,\"mask\":\"mobile\",\"params\":{\"first\":1},\"value\":\"13800138000\"}",
        "{\"id\":7,\"mask\":\"keep\",\"value\":\"13800138000\"}",
        "{\"id\":7,\"mask\":\"keep\",\"params\":{\"first\":99},\"value\":\"13800138000\"}",
        "{\"id\":7,\"mask\":\"keep\",\"params\":{\"frist\":1},\"value\":\"13800138000\"}",
        "{\"id\":{},\"mask\":\"mobile\",\"value\":\"13800138000\"}",
        "{\"id\":7,\"mask\":\"full\",\"value\":\"\\ud842 13800138000\"}",
        "{\"id\":7,\"mask\":\"full\",\"value\":\"13800138000}",
        "{'id':7,'mask':'full','value':'13800138000'}",
      })
  void badLine_isNamedWithoutItsValueAndTheNextGoesOn(String bad) throws Exception {
    Session session = mask(GOOD + "\n" + bad + "\n" + GOOD + "\n");

    assertThat(session.exitCode()).isEqualTo(ExitCode.USAGE);
    List<JsonNode> answers = answers(session);
    assertThat(answers).hasSize(3);
    assertThat(answers.get(1).get("error").asText()).startsWith("line 2: ");
    assertThat(answers.get(1).has("id")).isTrue();
    assertThat(answers.get(1).has("value")).isFalse();
    assertThat(answers.get(2).get("value").asText()).isEqualTo("张*");
    assertThat(session.out() + session.err()).doesNotContain("13800138000");
  }

  @Test
  void unknownMask_isSuggestedAndTheIdKept() throws Exception {
    JsonNode answer = answers(mask("{\"id\":\"x\",\"mask\":\"moblie\",\"value\":\"v\"}")).get(0);

    assertThat(answer.get("id").asText()).isEqualTo("x");
    assertThat(answer.get("error").asText()).contains("Did you mean \"mobile\"?");
  }

  @Test
  void lineThatIsNotUtf8_isRefusedNotReplaced() throws Exception {
    ByteArrayOutputStream in = new ByteArrayOutputStream();
    in.writeBytes("{\"id\":1,\"mask\":\"full\",\"value\":\"".getBytes(StandardCharsets.UTF_8));
    in.write(0xFF);
    in.writeBytes(("\"}\n" + GOOD).getBytes(StandardCharsets.UTF_8));

    Session session = Session.run(Locale.ENGLISH, in.toByteArray(), "mask", "--jsonl");

    assertThat(session.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(answers(session)).hasSize(2);
    assertThat(answers(session).get(0).get("error").asText()).isEqualTo("line 1: not UTF-8");
  }

  @Test
  void tooLongLine_isRefusedAndTheNextGoesOn() throws Exception {
    Session session = mask("\"" + "1".repeat(JsonLines.LINE_BYTES_MAX) + "\"\n" + GOOD + "\r\n");

    assertThat(answers(session).get(0).get("error").asText()).startsWith("line 1: longer than");
    assertThat(answers(session).get(1).get("value").asText()).isEqualTo("张*");
  }

  @Test
  void deeplyNestedLine_isRefused() throws Exception {
    assertThat(answers(mask("[".repeat(100_000))).get(0).has("error")).isTrue();
  }

  @Test
  void byteOrderMarkAndNoInput_areFine() {
    assertThat(mask("\uFEFF" + GOOD).exitCode()).isZero();
    assertThat(mask("").out()).isEmpty();
    assertThat(mask("").exitCode()).isZero();
  }

  @Test
  void readerOfTheOutputGone_isToldNotIgnored() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(GOOD.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(broken, false, StandardCharsets.UTF_8),
            new PrintWriter(err, true, StandardCharsets.UTF_8),
            Locale.ENGLISH);

    assertThat(Commands.run(terminal, "mask", "--jsonl")).isEqualTo(ExitCode.COULD_NOT_TELL);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("the rest was not answered");
  }

  @Test
  void list_namesEveryMask() {
    Session session = Session.run(Locale.ENGLISH, "", "mask", "--list");

    assertThat(session.exitCode()).isZero();
    assertThat(session.out().lines())
        .containsAll(Maskers.all().stream().map(masker -> masker.id()).toList())
        .contains("keep(first,last)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--jsonl,--list", "--jsonll", "extra"})
  void wrongArguments_areUsageErrors(String arguments) {
    List<String> all = new ArrayList<>(List.of("mask"));
    if (!arguments.isEmpty()) {
      all.addAll(List.of(arguments.split(",")));
    }
    Session session = Session.run(Locale.ENGLISH, "", all.toArray(String[]::new));

    assertThat(session.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(session.out()).isEmpty();
    assertThat(session.err()).contains("gradeway mask --help");
  }

  @Test
  void misspelledCommand_isSuggested() {
    assertThat(Session.run(Locale.ENGLISH, "", "maks").err()).contains("Did you mean: mask?");
    assertThat(Session.run(Locale.SIMPLIFIED_CHINESE, "", "maks").err()).contains("您是不是要用：mask");
  }

  private static Session mask(String lines) {
    return Session.run(Locale.ENGLISH, lines, "mask", "--jsonl");
  }

  private static List<JsonNode> answers(Session session) throws Exception {
    List<JsonNode> answers = new ArrayList<>();
    for (String line : session.out().split("\n")) {
      answers.add(new ObjectMapper().readTree(line));
    }
    return answers;
  }
}
