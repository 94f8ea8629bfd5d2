package io.gradeway.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, run by the system's shell against the built jars. */
class LauncherIT {
  private static final Path LAUNCHER = Path.of("..", "gradeway").toAbsolutePath().normalize();
  private static final Map<String, String> THIS_JAVA =
      Map.of("JAVA_HOME", System.getProperty("java.home"));

  @TempDir private Path folder;

  private record Run(int exitCode, String out, String err) {}

  @Test
  void anyFolderAndSymbolicLink_findTheBuiltJars() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("gw"), LAUNCHER);

    Run run =
        run(link, THIS_JAVA, "{\"id\":1,\"mask\":\"name\",\"value\":\"张三\"}\n", "mask", "--jsonl");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("{\"id\":1,\"value\":\"张*\"}\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void packagedForm_needsNoSources() throws Exception {
    Path home = Files.createDirectory(folder.resolve("with blank"));
    Path lib = Files.createDirectory(home.resolve("lib"));
    try (Stream<Path> jars = Files.list(Path.of("target", "dist", "lib"))) {
      for (Path jar : jars.toList()) {
        Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar.toAbsolutePath());
      }
    }
    Path launcher = Files.copy(LAUNCHER, home.resolve("gradeway"));

    Run run = run(launcher, THIS_JAVA, "", "mask", "--list");

    assertThat(run.out()).startsWith("name\n");
    assertThat(run.exitCode()).isZero();
    assertThat(run(launcher, THIS_JAVA, "", "demo").exitCode()).isEqualTo(ExitCode.COULD_NOT_TELL);
  }

  @Test
  void exitCodesOfCommands_passThrough() throws Exception {
    Run run = run(LAUNCHER, THIS_JAVA, "", "maks");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("mask");
  }

  @Test
  void chineseLocale_givesChineseText() throws Exception {
    Run run =
        run(
            LAUNCHER,
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "GRADEWAY_JAVA_OPTIONS",
                "-Duser.language=zh -Duser.country=CN"),
            "",
            "mask",
            "--help");

    assertThat(run.out()).contains("示例：");
  }

  @Test
  void oldJava_isRefusedWithTheVersionFound() throws Exception {
    Path home = fakeJava("echo 'java version \"1.8.0_402\"' >&2");

    Run run = run(LAUNCHER, Map.of("JAVA_HOME", home.toString()), "", "--help");

    assertThat(run.exitCode()).isEqualTo(ExitCode.COULD_NOT_TELL);
    assertThat(run.err()).contains("Java 17 or later is needed").contains("1.8.0_402");
  }

  @Test
  void missingJava_isNamed() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool : List.of("dirname", "readlink", "sed", "head")) {
      Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
    }

    Run run = run(LAUNCHER, Map.of("PATH", bin.toString(), "JAVA_HOME", ""), "", "--help");

    assertThat(run.exitCode()).isEqualTo(ExitCode.COULD_NOT_TELL);
    assertThat(run.err()).contains("Java is missing");
  }

  @Test
  void launcherAlone_saysWhatIsMissing() throws Exception {
    Path launcher = Files.copy(LAUNCHER, folder.resolve("gradeway"));

    Run run = run(launcher, THIS_JAVA, "", "--help");

    assertThat(run.exitCode()).isEqualTo(ExitCode.COULD_NOT_TELL);
    assertThat(run.err()).contains("unpack the package again");
  }

  private Path fakeJava(String body) throws IOException {
    Path home = Files.createDirectories(folder.resolve("jdk"));
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  private Run run(Path launcher, Map<String, String> environment, String in, String... arguments)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of("/bin/sh", launcher.toString()), Stream.of(arguments))
                .toList());
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    builder.environment().putAll(environment);
    builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(in.getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the launcher did not end");
    }
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
