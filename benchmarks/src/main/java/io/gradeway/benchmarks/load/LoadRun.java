package io.gradeway.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * The load run. Prints Markdown tables on stdout and its progress on stderr; ends with an error
 * when any request failed, a body was not protected, or the evidence does not match the requests.
 */
public final class LoadRun {
  private static final int PACE = 2_000;
  private static final int STREAM_MEGABYTES = 1_074;

  private final Options options;
  private final Path folder;
  private final LoadCity city;
  private final Report report;

  private LoadRun(Options options, Path folder, PrintStream out)
      throws IOException, GeneralSecurityException {
    this.options = options;
    this.folder = folder;
    this.report = new Report(out);
    progress("keys, catalogue and tokens");
    this.city = new LoadCity(folder);
  }

  /**
   * Runs.
   *
   * @param arguments see {@code run-load.sh}
   */
  public static void main(String[] arguments) throws Exception {
    Options options = Options.parse(arguments);
    Path folder = Files.createTempDirectory("gradeway-load");
    boolean done = false;
    try {
      new LoadRun(options, folder, new PrintStream(System.out, true, StandardCharsets.UTF_8)).run();
      done = true;
    } finally {
      if (done) {
        delete(folder);
      } else {
        progress("what the servers said is kept in " + folder);
      }
    }
  }

  private static void progress(String what) {
    System.err.printf("%tT %s%n", System.currentTimeMillis(), what);
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private void run() throws IOException, InterruptedException, TimeoutException {
    report.machine(load(), FsyncProbe.p50Micros(folder));
    try (Servers servers = new Servers(folder, city, options)) {
      Wrk wrk = new Wrk(copy("requests.lua"));
      StreamRun streams = new StreamRun(servers.origin());
      List<String> warm = Files.readAllLines(city.tokens("warm"));
      Tally tally = new Tally();
      servers.checkProtected(streams, warm.get(0), tally);
      Rounds rounds = new Rounds(wrk, city, options, tally, LoadRun::progress);
      rounds.warmUp(servers.all());
      rounds.cold(servers, report);
      rounds.warm(servers, report);
      paced(servers, warm, tally);
      stream(servers, streams, warm.get(0), tally);
      progress("evidence");
      servers.closeGateways();
      for (Child gateway : servers.gateways()) {
        Evidence evidence = Evidence.read(servers.files(gateway));
        tally.check(gateway, evidence);
        report.evidence(gateway.name(), tally.completed(gateway), evidence);
      }
      report.end(load());
    }
  }

  private void paced(Servers servers, List<String> tokens, Tally tally)
      throws InterruptedException, TimeoutException {
    report.pacedHead(PACE);
    try (PacedDriver driver = new PacedDriver()) {
      for (Child server : List.of(servers.origin(), servers.plain(), servers.gateway())) {
        progress("paced " + server.name());
        for (double seconds : new double[] {options.seconds() / 2, options.seconds() * 2}) {
          PacedDriver.Result result = driver.run(server, tokens, Bodies.Size.MEDIUM, PACE, seconds);
          tally.completed(server, result.requests(), 0);
          if (seconds > options.seconds()) {
            report.paced(server.name(), result);
          }
        }
      }
    }
  }

  private void stream(Servers servers, StreamRun streams, String token, Tally tally)
      throws IOException, InterruptedException {
    int megabytes = options.smoke() ? 50 : STREAM_MEGABYTES;
    report.streamHead(megabytes);
    for (Child server : List.of(servers.plain(), servers.gateway())) {
      progress("stream " + server.name());
      streams.run(server, token, megabytes / 8);
      report.stream(server.name(), streams.run(server, token, megabytes));
      tally.completed(server, 2, 0);
    }
  }

  private Path copy(String resource) throws IOException {
    Path file = folder.resolve(resource);
    try (InputStream in = LoadRun.class.getResourceAsStream(resource)) {
      Files.write(file, java.util.Objects.requireNonNull(in, resource).readAllBytes());
    }
    return file;
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path visited, @org.jspecify.annotations.Nullable IOException error)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
