package io.gradeway.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.gradeway.protection.KeyRing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectCommandTest {
  private static final String FIVE_LINES =
      """
      taxonomy: gbt-43697-2024
      defaultLevel: G3
      unnamed: clear
      categories:
        - { category: personal.contact.mobile, release: "mask:mobile" }
      """;

  @TempDir Path folder;

  @Test
  void planWithProblems_isRefusedWithAllOfThemAndNothingIsWritten() throws Exception {
    Session session =
        protect(
            """
            taxonomy: gbt-43697-2024
            defaultLevel: G1
            unamed: clear
            ceiling: G9
            fields:
              - { path: a, release: mask:moblie }
              - { path: a, release: clear, shape: open }
              - { path: b, release: pseudonym:join, kategory: x }
            categories:
              - { category: personal.contact.moblie, release: drop }
              - { category: personal.basic.name }
            levels:
              - { atLeast: G3, release: redact }
              - { atLeast: G3, release: redact }
            """,
            "{\"a\":\"13800138000\"}");

    assertThat(session.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(session.out()).isEmpty();
    assertThat(session.err())
        .contains("problems:")
        .contains("is the lowest level")
        .contains("did you mean unnamed?")
        .contains("not a level of gbt-43697-2024")
        .contains("\"mobile\"?")
        .contains("is named twice")
        .contains("fields[1].category")
        .contains("needs a key ring")
        .contains("did you mean category?")
        .contains("did you mean personal.contact.mobile?")
        .contains("categories[1].release")
        .contains("levels[1].atLeast");
  }

  @Test
  void emptyPlan_saysWhatIsMissing() throws Exception {
    Session session = protect("scope: a\n", "{}");

    assertThat(session.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(session.err()).contains("taxonomy").contains("defaultLevel");
  }

  @Test
  void missingPlan_isWrongUsage() {
    Session session = run("{}", folder.resolve("none.yaml"), "json");

    assertThat(session.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(session.err()).contains("none.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "xml", ""})
  void unknownFormat_isWrongUsage(String format) throws Exception {
    Session session = run("{}", plan(FIVE_LINES), format);

    assertThat(session.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(session.err()).contains("json or ndjson");
  }

  @Test
  void malformedBody_tellsTheOffsetAndKeepsTheRecordBack() throws Exception {
    Session session =
        protect(FIVE_LINES, "[{\"mobile\":\"13800138000\"},{\"mobile\":\"13900139000\",}]");

    assertThat(session.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(session.out()).isEqualTo("[{\"mobile\":\"138****8000\"}");
    assertThat(session.err()).contains("at byte 50").contains("not the whole body");
    assertThat(session.out() + session.err()).doesNotContain("1390013");
  }

  @Test
  void cutBody_isRefused() throws Exception {
    Session session = protect(FIVE_LINES, "{\"mobile\":\"13800138000\"");

    assertThat(session.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(session.out()).isEmpty();
    assertThat(session.err()).contains("ends too early").doesNotContain("138");
  }

  @Test
  void help_tellsEveryExitCode() {
    assertThat(Session.run(Locale.ENGLISH, "", "protect", "--help").out())
        .contains("  0   the whole body")
        .contains("  2   wrong usage")
        .contains("  3   could not tell");
  }

  @Test
  void refusal_speaksChinese() throws Exception {
    Path plan = plan(FIVE_LINES);

    Session session =
        Session.run(
            Locale.SIMPLIFIED_CHINESE, "{", "protect", "--plan", plan.toString(), "--format=json");

    assertThat(session.err()).contains("报文体被拒绝").contains("at byte 1");
  }

  @Test
  void readerOfTheOutputGone_isTold() throws Exception {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    int exitCode =
        Commands.run(
            new Terminal(
                new ByteArrayInputStream("[1,2,3]".getBytes(StandardCharsets.UTF_8)),
                new PrintStream(broken, false, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                Locale.ENGLISH),
            "protect",
            "--plan",
            plan(FIVE_LINES).toString(),
            "--format",
            "json");

    assertThat(exitCode).isEqualTo(ExitCode.COULD_NOT_TELL);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("the rest was not answered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        // recognised by its name, or found in a text, or found under a name that says nothing
        "{`mobile`:`13800138000`}|{`mobile`:`138****8000`}",
        "{`sjhm`:`13800138000`}|{`sjhm`:`138****8000`}",
        "{`手机号`:`13800138000`}|{`手机号`:`138****8000`}",
        "{`x`:`请回电 13800138000`}|{`x`:`请回电 138****8000`}",
        "{`x`:13800138000}|{`x`:`138****8000`}",
        // recognised, but nothing says what is to be done
        "{`x`:`110101189003077716`}|{`x`:`******`}",
        "{`idCard`:`110101189003077716`}|{`idCard`:`******`}",
        "{`name`:`张三`}|{`name`:`******`}",
        "{`remark`:`red`}|{`remark`:`******`}",
        // nothing recognises it, or it is public
        "{`x`:`red`,`status`:`open`,`n`:3,`ok`:true}|{`x`:`red`,`status`:`open`,`n`:3,`ok`:true}",
      })
  void fiveLines_maskWhatNobodyLabelled(String body, String expected) throws Exception {
    Session session = protect(FIVE_LINES, body.replace('`', '"'));

    assertThat(session.err()).isEmpty();
    assertThat(session.exitCode()).isZero();
    assertThat(session.out()).isEqualTo(expected.replace('`', '"'));
  }

  @Test
  void unnamedFields_areRedactedUnlessThePlanSaysOtherwise() throws Exception {
    assertThat(protect("taxonomy: gbt-43697-2024\ndefaultLevel: G3\n", "{\"x\":\"red\"}").out())
        .isEqualTo("{\"x\":\"******\"}");
    assertThat(
            protect(
                    "taxonomy: gbt-43697-2024\ndefaultLevel: G3\nunnamed: mask:keep-last-4\n",
                    "{\"x\":\"0123456789\",\"y\":\"abc\"}")
                .out())
        .isEqualTo("{\"x\":\"******6789\",\"y\":\"******\"}");
  }

  @Test
  void residentIdInPart_isNotShownBesideABirthDateRecognisedByName() throws Exception {
    String plan =
        """
        taxonomy: gbt-43697-2024
        defaultLevel: G3
        categories:
          - { category: personal.identity.resident-id, release: "mask:resident-id" }
        """;
    String body = "{\"idCard\":\"110101189003077716\",\"birthDate\":\"1890-03-07\"}";

    assertThat(protect(plan, body).out()).contains("\"110101********7716\"").contains("******\"}");
    assertThat(
            protect(plan + "  - { category: personal.basic.birth-date, release: clear }\n", body)
                .out())
        .isEqualTo("{\"idCard\":\"******\",\"birthDate\":\"1890-03-07\"}");
  }

  @Test
  void everyPartOfAPlan_isDone() throws Exception {
    String plan =
        """
        taxonomy: gbt-43697-2024
        defaultLevel: G2
        unnamed: drop
        ceiling: G3
        fields:
          - { path: "[].no", release: clear, category: government.record.case-number, shape: code(WO-9999) }
          - { path: "[].tel", release: clear, category: personal.contact.mobile, level: G4 }
          - { path: "[].memo", release: clear }
          - { path: "[].code", release: "mask:keep-last-4" }
        categories:
          - { category: personal.contact.mobile, release: "mask:mobile" }
        levels:
          - { atLeast: IMPORTANT, release: drop }
        """;
    String body =
        "[{\"no\":\"WO-0001\",\"memo\":\"电话 13800138000\",\"code\":\"AB123456\",\"z\":1},"
            + "{\"no\":\"13800138000\",\"tel\":\"13800138000\"}]";

    Session session = run(body, plan(plan), "json", "--summary");

    assertThat(session.exitCode()).isZero();
    assertThat(session.out())
        .isEqualTo(
            "[{\"no\":\"WO-0001\",\"memo\":\"电话 138****8000\",\"code\":\"****3456\"},"
                + "{\"tel\":\"138****8000\"}]");
    assertThat(session.err())
        .isEqualToNormalizingNewlines(
            "{\"records\":2,\"values\":6,\"treated\":5,\"redactedRecords\":0,\"level\":\"G4\"}\n");
  }

  @Test
  void recordAboveTheCeiling_isWithheldAndCounted() throws Exception {
    String plan =
        """
        taxonomy: gbt-43697-2024
        defaultLevel: G2
        ceiling: G2
        categories: [ { category: personal.contact.mobile, release: clear } ]
        """;

    Session session = run("{\"mobile\":\"13800138000\"}\n{}\n", plan(plan), "ndjson", "--summary");

    assertThat(session.out()).isEqualTo("null\n{}\n");
    assertThat(session.err()).contains("\"redactedRecords\":1");
  }

  @Test
  void pseudonyms_joinInTheirScopeOnly() throws Exception {
    Path secret = Files.writeString(folder.resolve("ring.pass"), "a long passphrase of this test");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    KeyRing ring = KeyRing.create(folder.resolve("ring.json"), secret);
    ring.add("join", KeyRing.Purpose.PSEUDONYM);
    String plan =
        """
        taxonomy: gbt-43697-2024
        defaultLevel: G3
        scope: SCOPE
        keys: { ring: ring.json, passphraseFile: ring.pass }
        categories: [ { category: personal.identity.resident-id, release: "pseudonym:join" } ]
        """;
    String body = "{\"idCard\":\"110101189003077716\"}";

    String first = protect(plan.replace("SCOPE", "a"), body).out();

    assertThat(first).doesNotContain("******").doesNotContain("1101011890");
    assertThat(protect(plan.replace("SCOPE", "a"), body).out()).isEqualTo(first);
    assertThat(protect(plan.replace("SCOPE", "b"), body).out()).isNotEqualTo(first);
  }

  @Test
  void stream_isAnsweredRecordByRecord() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> seen = new ArrayList<>();
    byte[] body = "{\"mobile\":\"13800138000\"}\n".getBytes(StandardCharsets.UTF_8);
    InputStream drips =
        new InputStream() {
          private int records;

          @Override
          public int read() {
            throw new UnsupportedOperationException("read in chunks");
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            seen.add(out.toString(StandardCharsets.UTF_8));
            System.arraycopy(body, 0, bytes, from, body.length);
            return records++ < 2 ? body.length : -1;
          }
        };

    int exitCode =
        Commands.run(
            new Terminal(
                drips,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintWriter(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                Locale.ENGLISH),
            "protect",
            "--plan",
            plan(FIVE_LINES).toString(),
            "--format",
            "ndjson");

    String line = "{\"mobile\":\"138****8000\"}\n";
    assertThat(exitCode).isZero();
    assertThat(seen).containsExactly("", line, line + line);
  }

  private Session protect(String plan, String body) throws IOException {
    return run(body, plan(plan), "json");
  }

  private Path plan(String text) throws IOException {
    return Files.writeString(folder.resolve("plan.yaml"), text);
  }

  private static Session run(String body, Path plan, String format, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("protect", "--plan", plan.toString(), "--format", format));
    arguments.addAll(List.of(more));
    return Session.run(Locale.ENGLISH, body, arguments.toArray(String[]::new));
  }
}
