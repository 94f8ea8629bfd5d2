package io.gradeway.examples.city;

import io.gradeway.examples.city.data.CityData;
import io.gradeway.examples.city.setup.Ports;
import io.gradeway.examples.city.setup.RunFolder;
import io.gradeway.examples.city.tour.Console;
import io.gradeway.examples.city.tour.Tour;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gradeway demo}: starts the city, prints the tour, and waits for Ctrl-C. */
@Command(
    name = "gradeway demo",
    mixinStandardHelpOptions = true,
    description =
        "Starts three departments, the gateway and a witness on loopback, with keys made for this"
            + " run, and prints a tour of lines to try.",
    footer = {"", "Examples:", "  gradeway demo", "  gradeway demo --run-tour --dir /tmp/city"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:ended", "1:a stop of the tour went wrong", "3:could not start"})
public final class Demo implements Callable<Integer> {
  private static final int WENT_WRONG = 1;
  private static final int COULD_NOT_START = 3;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(
      names = "--dir",
      paramLabel = "FOLDER",
      description = "Keep the run's files in this new folder. Default: a temporary one, removed.")
  private @Nullable Path folder;

  @Option(names = "--seed", description = "Of the data. Default: ${DEFAULT-VALUE}.")
  private long seed = CityData.DEFAULT_SEED;

  @Option(names = "--run-tour", description = "Run every line, check what it shows, and end.")
  private boolean runTour;

  private Demo() {}

  public static void main(String[] arguments) {
    System.exit(execute(new PrintWriter(System.out, true, StandardCharsets.UTF_8), arguments));
  }

  /** Runs the demo; returns its exit code. */
  static int execute(PrintWriter out, String... arguments) {
    return new CommandLine(new Demo())
        .setOut(out)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println("gradeway demo: " + failure.getMessage());
              return COULD_NOT_START;
            })
        .execute(arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Console console =
        new Console(spec.commandLine().getOut(), CommandLine.Help.Ansi.AUTO.enabled());
    RunFolder run = RunFolder.create(Optional.ofNullable(folder));
    // Before anything logs: the terminal belongs to the tour.
    System.setProperty("city.log", run.log("departments").toString());
    System.setProperty("logback.configurationFile", "io/gradeway/examples/city/logback.xml");
    City city = City.start(run, seed);
    CountDownLatch ended = new CountDownLatch(1);
    Thread ending = new Thread(() -> end(city, ended), "ending");
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      introduce(console, city, Duration.ofNanos(System.nanoTime() - start));
      Tour tour = Tour.of(city.data(), run, city.ports(), launcher(), console);
      if (runTour) {
        return tour.run() == 0 ? 0 : WENT_WRONG;
      }
      tour.print();
      console.heading("Ctrl-C ends everything", "按 Ctrl-C 结束全部进程");
      ended.await();
      return 0;
    } finally {
      end(city, ended);
    }
  }

  private synchronized void end(City city, CountDownLatch ended) {
    if (ended.getCount() == 0) {
      return;
    }
    try {
      city.close();
      if (folder == null) {
        city.run().delete();
      }
    } catch (IOException e) {
      spec.commandLine().getErr().println("gradeway demo: left behind: " + city.run().path());
    } finally {
      ended.countDown();
    }
  }

  private static void introduce(Console console, City city, Duration took) {
    CityData data = city.data();
    Ports ports = city.ports();
    console.heading("A small city and its gateway", "小城与数据网关");
    console.line("");
    console.row(
        "hotline", url("http", ports.hotline()), count(data.orders().size(), "work orders"));
    console.row(
        "population", url("http", ports.population()), count(data.residents().size(), "residents"));
    console.row(
        "medical", url("http", ports.medical()), count(data.insured().size(), "insured persons"));
    console.row("gateway", url("https", ports.gateway()), "");
    console.row("officers", url("https", ports.officers()), "questions to the evidence");
    console.row("health, metrics", url("http", ports.admin()), "/healthz /readyz /metrics");
    console.row("files of this run", city.run().path().toString(), "");
    console.line("");
    console.line(
        String.format(
            Locale.ROOT,
            "Ready in %.1f s. Every line below works as it stands: copy it into another terminal.",
            took.toMillis() / 1000.0));
    console.line("已就绪。下面每一行命令都可原样复制到另一个终端执行。");
  }

  private static String url(String scheme, int port) {
    return scheme + "://127.0.0.1:" + port;
  }

  private static String count(int number, String what) {
    return String.format(Locale.ROOT, "%,d %s", number, what);
  }

  /** The launcher above the folder these classes come from, or the same by java. */
  private static String launcher() {
    try {
      Path place = Path.of(Demo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (Path at = place; at != null; at = at.getParent()) {
        Path launcher = at.resolve("gradeway");
        if (Files.isRegularFile(launcher) && Files.isExecutable(launcher)) {
          return launcher.toString();
        }
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path has a broken address", e);
    }
    return "java -cp '" + System.getProperty("java.class.path") + "' io.gradeway.gateway.Gradeway";
  }
}
