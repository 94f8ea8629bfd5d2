package io.gradeway.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The measurements with wrk. Servers take turns within a round, and the median of the rounds
 * counts, so that what else the machine does meets all of them alike.
 */
final class Rounds {
  private static final int[] CONNECTIONS = {32, 256};

  /** The run ends when its tokens are used up; wrk sleeps on until this is over. */
  private static final double COLD_SECONDS_MAX = 12;

  private final Wrk wrk;
  private final LoadCity city;
  private final Options options;
  private final Tally tally;
  private final Consumer<String> progress;

  Rounds(Wrk wrk, LoadCity city, Options options, Tally tally, Consumer<String> progress) {
    this.wrk = wrk;
    this.city = city;
    this.options = options;
    this.tally = tally;
    this.progress = progress;
  }

  private Wrk.Result run(
      Child server, Path tokens, Bodies.Size size, int connections, double seconds, int stopAfter)
      throws IOException, InterruptedException {
    Wrk.Result result = wrk.run(server, tokens, size, connections, seconds, stopAfter);
    tally.completed(server, result.requests(), connections);
    return result;
  }

  /** Lets every server compile what it runs. */
  void warmUp(List<Child> servers) throws IOException, InterruptedException {
    for (Child server : servers) {
      progress.accept("warm up " + server.name());
      for (Bodies.Size size : Bodies.Size.values()) {
        run(server, city.tokens("warm"), size, 32, options.smoke() ? 1 : 6, 0);
      }
    }
  }

  /**
   * Tokens and agreements that no cache holds, in a process that runs warm. Once only: afterwards
   * the tokens are known.
   */
  void cold(Servers servers, Report report) throws IOException, InterruptedException {
    report.coldHead(LoadCity.COLD_TOKENS / 2, LoadCity.COLD_AGREEMENTS);
    progress.accept("cold caches");
    int half = LoadCity.COLD_TOKENS / 2;
    for (Bodies.Size size : List.of(Bodies.Size.SMALL, Bodies.Size.MEDIUM)) {
      Path tokens = city.coldTokens(size == Bodies.Size.SMALL ? 0 : half, half);
      Wrk.Result plain = run(servers.plain(), tokens, size, 32, COLD_SECONDS_MAX / 4, half);
      Wrk.Result governed = run(servers.gateway(), tokens, size, 32, COLD_SECONDS_MAX, half);
      report.cold(size, plain, governed);
    }
  }

  /** Callers that come again and again. */
  void warm(Servers servers, Report report) throws IOException, InterruptedException {
    for (int connections : CONNECTIONS) {
      Map<Child, Map<Bodies.Size, Wrk.Result>> medians = new LinkedHashMap<>();
      for (Bodies.Size size : Bodies.Size.values()) {
        Map<Child, List<Wrk.Result>> results = new LinkedHashMap<>();
        for (int round = 0; round < options.rounds(); round++) {
          progress.accept(connections + " connections, " + size + ", round " + (round + 1));
          for (Child server : servers.all()) {
            results
                .computeIfAbsent(server, key -> new ArrayList<>())
                .add(run(server, city.tokens("warm"), size, connections, options.seconds(), 0));
          }
        }
        results.forEach(
            (server, all) ->
                medians
                    .computeIfAbsent(server, key -> new LinkedHashMap<>())
                    .put(size, median(all)));
      }
      report.warm(connections, servers.plain(), medians);
    }
  }

  private static Wrk.Result median(List<Wrk.Result> results) {
    return results.stream()
        .sorted(Comparator.comparingDouble(Wrk.Result::perSecond))
        .toList()
        .get(results.size() / 2);
  }
}
