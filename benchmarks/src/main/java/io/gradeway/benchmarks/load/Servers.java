package io.gradeway.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All servers of the run, alive together; those that are idle cost nothing. */
final class Servers implements AutoCloseable {
  static final String GATEWAY = "gateway";
  static final String GATEWAY_SLOW_DISK = "gateway, syncs +3 ms";

  private static final String PACKAGE = Servers.class.getPackageName() + ".";

  private final Path folder;
  private final LoadCity city;
  private final List<Child> children = new ArrayList<>();
  private final List<Child> gateways = new ArrayList<>();
  private final Map<Child, LoadCity.GatewayFiles> files = new HashMap<>();
  private final Child origin;
  private final Child plain;
  private final Child naive;

  Servers(Path folder, LoadCity city, Options options) throws IOException, InterruptedException {
    this.folder = folder;
    this.city = city;
    try {
      int originPort = Child.freePort();
      origin = java("origin", originPort, "Origin", String.valueOf(originPort));
      plain = proxy("vertx-http-proxy", "PlainProxy");
      naive = proxy("buffer + Jackson + mask", "NaiveProxy");
      if (Files.isExecutable(Path.of("/usr/sbin/nginx"))) {
        packaged("nginx", "nginx.conf", List.of("/usr/sbin/nginx", "-p", folder + "/", "-c"));
      }
      if (Files.isExecutable(Path.of("/usr/sbin/haproxy"))) {
        packaged("HAProxy", "haproxy.cfg", List.of("/usr/sbin/haproxy", "-db", "-f"));
      }
      List<String> flags =
          options
              .jfr()
              .map(file -> "-XX:StartFlightRecording=settings=profile,filename=" + file)
              .stream()
              .toList();
      gateway(GATEWAY, flags, Map.of());
      if (options.slowFsync().isPresent()) {
        gateway(
            GATEWAY_SLOW_DISK,
            List.of(),
            Map.of("LD_PRELOAD", options.slowFsync().get().toString()));
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private Child add(Child child) {
    children.add(child);
    return child;
  }

  private Child java(String name, int port, String main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = Child.java(List.of(), PACKAGE + main, arguments);
    return add(Child.start(name, port, folder, Map.of(), command));
  }

  private Child proxy(String name, String main) throws IOException, InterruptedException {
    int port = Child.freePort();
    return java(name, port, main, String.valueOf(port), String.valueOf(origin.port()));
  }

  private void packaged(String name, String resource, List<String> command)
      throws IOException, InterruptedException {
    int port = Child.freePort();
    Path file = folder.resolve(resource);
    try (InputStream in = Servers.class.getResourceAsStream(resource)) {
      String text =
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          file,
          text.replace("@PORT@", String.valueOf(port))
              .replace("@ORIGIN@", String.valueOf(origin.port()))
              .replace("@FOLDER@", folder.toString()));
    }
    List<String> whole = new ArrayList<>(command);
    whole.add(file.toString());
    add(Child.start(name, port, folder, Map.of(), whole));
  }

  private void gateway(String name, List<String> flags, Map<String, String> environment)
      throws IOException, InterruptedException {
    int port = Child.freePort();
    LoadCity.GatewayFiles written =
        city.gateway(
            "gateway" + gateways.size(), port, Child.freePort(), Child.freePort(), origin.port());
    List<String> command =
        Child.java(flags, "io.gradeway.gateway.Gradeway", "run", "-c", written.yaml().toString());
    Child child = add(Child.start(name, port, folder, environment, command));
    gateways.add(child);
    files.put(child, written);
  }

  List<Child> all() {
    return List.copyOf(children);
  }

  Child origin() {
    return origin;
  }

  Child plain() {
    return plain;
  }

  /** The gateway on the disk as it is. */
  Child gateway() {
    return gateways.get(0);
  }

  List<Child> gateways() {
    return List.copyOf(gateways);
  }

  LoadCity.GatewayFiles files(Child gateway) {
    return Objects.requireNonNull(files.get(gateway), "a gateway");
  }

  /** Sees that what claims to mask does. */
  void checkProtected(StreamRun client, String token, Tally tally)
      throws IOException, InterruptedException {
    List<Child> masking = new ArrayList<>(gateways);
    masking.add(naive);
    for (Child server : masking) {
      for (Bodies.Size size : Bodies.Size.values()) {
        client.checkProtected(server, token, size);
        tally.completed(server, 1, 0);
      }
    }
  }

  void closeGateways() {
    gateways.forEach(Child::close);
  }

  @Override
  public void close() {
    for (int i = children.size() - 1; i >= 0; i--) {
      children.get(i).close();
    }
  }
}
