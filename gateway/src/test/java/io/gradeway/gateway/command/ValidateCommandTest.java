package io.gradeway.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
  @TempDir Path folder;

  @Test
  void missingFile_isWrongUsage() {
    Session session = validate(folder.resolve("none.yaml"));

    assertThat(session.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(session.err()).contains("none.yaml").contains("missing");
  }

  @Test
  void folderInPlaceOfAFile_isWrongUsage() {
    assertThat(validate(folder).exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void brokenFile_isRefusedWithEverythingThatIsMissing() throws Exception {
    Path file = Files.writeString(folder.resolve("gateway.yaml"), "gatway: { id: x }\n");

    Session session = validate(file);

    assertThat(session.exitCode()).isEqualTo(ExitCode.FOUND_OR_REFUSED);
    assertThat(session.err())
        .contains("problems:")
        .contains("gatway")
        .contains("did you mean gateway?")
        .contains("listen")
        .contains("ledger")
        .contains("routes");
    assertThat(session.out()).isEmpty();
  }

  @Test
  void soundFile_isSummedUp() throws Exception {
    write(
        "realm.yaml",
        "subjects: { caller: { domain: medical, roles: [reader] } }\n"
            + "roles: { reader: [\"data:population:population.residents:read\"] }\n");
    Path key = write("ledger.key", "of no use to validate");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    write(
        "datasets.yaml",
        """
        dataset: population.residents
        domain: population
        revision: "1"
        defaultLevel: G3
        fields:
          - { path: "records[].name", category: personal.basic.name }
        """);
    Path file =
        write(
            "gateway.yaml",
            """
            gateway: { id: test }
            listen: { port: 0 }
            identity: { realm: realm.yaml }
            taxonomy: gbt-43697-2024
            catalogue: { datasets: [datasets.yaml] }
            ledger: { file: ledger.db, key: ledger.key }
            index: { file: index.db }
            routes:
              - id: residents
                path: /residents
                methods: [GET]
                dataset: population.residents
                operation: read
                upstream: http://127.0.0.1:9101
                format: json
            """);

    Session session = validate(file);

    assertThat(session.err()).contains("is sound: 1 route, 1 dataset, no agreements.");
    assertThat(session.exitCode()).isEqualTo(ExitCode.OK);
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Session validate(Path file) {
    return Session.run(Locale.ENGLISH, "", "validate", "-c", file.toString());
  }
}
