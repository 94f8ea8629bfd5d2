package io.gradeway.examples.city;

import io.gradeway.examples.city.data.CityData;
import io.gradeway.examples.city.department.Departments;
import io.gradeway.examples.city.department.Loopback;
import io.gradeway.examples.city.setup.Ports;
import io.gradeway.examples.city.setup.RunFolder;
import io.gradeway.examples.city.setup.Setup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Everything that runs during the demo; {@link #close} ends it in reverse order. */
final class City implements AutoCloseable {
  private static final int GATEWAY_PORT = 8443;
  private static final int ADMIN_PORT = 9090;
  private static final int OFFICERS_PORT = 9443;
  private static final Duration START_MAX = Duration.ofSeconds(90);
  private static final long POLL_MILLIS = 50;

  private final RunFolder run;
  private final CityData data;
  private final Deque<Runnable> endings = new ArrayDeque<>();
  private final Ports ports;

  private City(RunFolder run, CityData data, Departments departments) {
    this.run = run;
    this.data = data;
    this.endings.push(departments::close);
    this.ports =
        new Ports(
            Loopback.port(GATEWAY_PORT),
            Loopback.port(ADMIN_PORT),
            Loopback.port(OFFICERS_PORT),
            departments.hotlinePort(),
            departments.populationPort(),
            departments.medicalPort());
  }

  /** Starts everything; returns when the gateway is ready. */
  static City start(RunFolder run, long seed) throws IOException, InterruptedException {
    Setup setup = Setup.in(run, Clock.systemUTC());
    // Keys take as long as the rest of the start: both at once.
    FutureTask<Void> keys =
        background(
            () -> {
              setup.makeKeys();
              return null;
            });
    CityData data = CityData.generate(seed);
    City city = new City(run, data, Departments.start(Loopback.HOST, data));
    try {
      await(keys);
      setup.configure(city.ports);
      city.startGateway();
      city.startWitness();
      return city;
    } catch (IOException | InterruptedException | RuntimeException e) {
      city.close();
      throw e;
    }
  }

  private static FutureTask<Void> background(Callable<Void> work) {
    FutureTask<Void> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "keys");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private static void await(FutureTask<Void> keys) throws IOException, InterruptedException {
    try {
      keys.get();
    } catch (ExecutionException e) {
      throw new IOException("the run's keys cannot be made: " + e.getCause(), e);
    }
  }

  private void startGateway() throws IOException, InterruptedException {
    Child gateway = child("gateway", List.of("run", "-c", run.configuration().toString()));
    URI ready = URI.create("http://" + Loopback.HOST + ":" + ports.admin() + "/readyz");
    long deadline = System.nanoTime() + START_MAX.toNanos();
    while (!answers(ready)) {
      if (!gateway.isAlive()) {
        throw new IOException(gateway.lastWords());
      }
      if (System.nanoTime() > deadline) {
        String max = START_MAX.toSeconds() + " s";
        throw new IOException(
            "the gateway was not ready within " + max + "; see " + run.log("gateway"));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private void startWitness() throws IOException {
    child(
        "witness",
        List.of(
            "audit",
            "witness",
            "--from",
            "https://" + Loopback.HOST + ":" + ports.officers(),
            "--key",
            run.verifierKey().toString(),
            "--state",
            run.witness().toString(),
            "--ca",
            run.serverAuthority().toString(),
            "--interval",
            "1"));
  }

  private Child child(String name, List<String> arguments) throws IOException {
    Child child = Child.start(name, run.log(name), run.log(name + ".out"), arguments);
    endings.push(child::close);
    return child;
  }

  private static boolean answers(URI uri) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  CityData data() {
    return data;
  }

  Ports ports() {
    return ports;
  }

  RunFolder run() {
    return run;
  }

  /** Ends the gateway before the departments, so that it can drain. */
  @Override
  public synchronized void close() {
    while (!endings.isEmpty()) {
      endings.pop().run();
    }
  }
}
