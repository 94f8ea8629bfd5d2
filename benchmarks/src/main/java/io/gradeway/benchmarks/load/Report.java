package io.gradeway.benchmarks.load;

import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;

/** Writes the tables. */
final class Report {
  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void machine(double load, long fsyncMicros) {
    out.printf(
        "%d processors, %s %s, load average %.1f at the start; fsync of 4 KiB on the ledger's disk: p50 %d µs%n",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name"),
        System.getProperty("java.version"),
        load,
        fsyncMicros);
  }

  void coldHead(int tokens, int agreements) {
    out.printf(
        "%n### Cold caches: %d tokens used once, %d agreements, 32 connections (requests/s)%n%n",
        tokens, agreements);
    out.println("| body | vertx-http-proxy | gateway | ratio | p50 / p99 ms |");
    out.println("|---|---:|---:|---:|---:|");
  }

  void cold(Bodies.Size size, Wrk.Result plain, Wrk.Result governed) {
    out.printf(
        "| %s | %.0f | %.0f | %.2f | %.1f / %.1f |%n",
        size,
        plain.perSecond(),
        governed.perSecond(),
        governed.perSecond() / plain.perSecond(),
        governed.p50Micros() / 1e3,
        governed.p99Micros() / 1e3);
  }

  void warm(int connections, Child plain, Map<Child, Map<Bodies.Size, Wrk.Result>> results) {
    out.printf(
        "%n### %d connections, warm caches: requests/s (÷ vertx-http-proxy), p99 ms%n%n",
        connections);
    out.println("| server | 0.4 KB | 11.7 KB | 1.16 MB |");
    out.println("|---|---:|---:|---:|");
    Map<Bodies.Size, Wrk.Result> base = Objects.requireNonNull(results.get(plain), "measured");
    results.forEach(
        (server, sizes) -> {
          out.printf("| %s |", server.name());
          sizes.forEach(
              (size, result) ->
                  out.printf(
                      " %.0f (%.2f), %.1f |",
                      result.perSecond(),
                      result.perSecond()
                          / Objects.requireNonNull(base.get(size), "measured").perSecond(),
                      result.p99Micros() / 1e3));
          out.println();
        });
  }

  void pacedHead(int pace) {
    out.printf("%n### Latency at %d requests/s of 11.7 KB, from intended send time (ms)%n%n", pace);
    out.println("| server | p50 | p99 | p99.9 |");
    out.println("|---|---:|---:|---:|");
  }

  void paced(String server, PacedDriver.Result result) {
    out.printf(
        "| %s | %.2f | %.2f | %.2f |%n",
        server, result.p50Millis(), result.p99Millis(), result.p999Millis());
  }

  void streamHead(int megabytes) {
    out.printf("%n### One JSON array of %d MB%n%n", megabytes);
    out.println(
        "| server | record 1 here before record 3 was written | MB/s out | RSS growth MB |");
    out.println("|---|---|---:|---:|");
  }

  void stream(String server, StreamRun.Result result) {
    out.printf(
        "| %s | %s | %.0f | %.0f |%n",
        server,
        result.firstRecordFirst() ? "yes" : "NO",
        result.megabytesPerSecond(),
        result.grownMegabytes());
  }

  void evidence(String gateway, long completed, Evidence evidence) {
    out.printf(
        "%n%s: %d answers received, %d exchanges on record, %d of them without outcome; %d entries, verified at %.0f entries/s%n",
        gateway,
        completed,
        evidence.recorded(),
        evidence.open(),
        evidence.entries(),
        evidence.verifiedPerSecond());
  }

  void end(double load) {
    out.printf("%nload average at the end: %.1f%n", load);
  }
}
