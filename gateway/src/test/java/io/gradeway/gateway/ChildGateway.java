package io.gradeway.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code gradeway run} command in a process of its own, as an operator starts it. */
final class ChildGateway implements AutoCloseable {
  private static final Pattern STARTED =
      Pattern.compile("requests on port (\\d+); officers on (\\d+); health and metrics on (\\d+)");
  private static final long START_SECONDS_MAX = 60;

  private final Process process;
  private final Path output;
  private final Matcher started;

  private ChildGateway(Process process, Path output, Matcher started) {
    this.process = process;
    this.output = output;
    this.started = started;
  }

  /** Starts one; returns when its ports are open. */
  static ChildGateway start(TestCity city) throws IOException, InterruptedException {
    Path output = Files.createTempFile(city.folder(), "gateway", ".log");
    Path temp = Files.createDirectories(city.folder().resolve("tmp"));
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Duser.language=en",
                    "-Djava.io.tmpdir=" + temp,
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.gradeway.gateway.Gradeway",
                    "run",
                    "-c",
                    city.gatewayYaml().toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
    while (process.isAlive() && System.nanoTime() < end) {
      Matcher started = STARTED.matcher(Files.readString(output));
      if (started.find()) {
        return new ChildGateway(process, output, started);
      }
      Thread.sleep(50);
    }
    process.destroyForcibly();
    throw new IOException("the gateway did not start: " + Files.readString(output));
  }

  int port() {
    return Integer.parseInt(started.group(1));
  }

  int officersPort() {
    return Integer.parseInt(started.group(2));
  }

  /** Everything it printed so far. */
  String output() throws IOException {
    return Files.readString(output);
  }

  /** An answer of the admin port, status first. */
  String admin(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + started.group(3) + path))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  /** Lets no file of it grow beyond a size (RLIMIT_FSIZE); {@code unlimited} lets it again. */
  void limitFiles(String bytes) throws IOException, InterruptedException {
    Process prlimit =
        new ProcessBuilder("prlimit", "--pid", "" + process.pid(), "--fsize=" + bytes + ":")
            .inheritIO()
            .start();
    if (prlimit.waitFor() != 0) {
      throw new IOException("prlimit failed");
    }
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM. */
  void terminate() {
    process.toHandle().destroy();
  }

  boolean ended(long seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
