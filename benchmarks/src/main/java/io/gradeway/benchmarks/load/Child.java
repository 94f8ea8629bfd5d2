package io.gradeway.benchmarks.load;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server of the run: one process, one port on loopback. Closing ends it and waits. */
final class Child implements AutoCloseable {
  private static final long START_SECONDS_MAX = 90;
  private static final long STOP_SECONDS_MAX = 40;

  /** One processor means one event loop; the same heap and collector for all. */
  private static final List<String> FLAGS =
      List.of("-XX:ActiveProcessorCount=1", "-XX:+UseSerialGC", "-Xms1g", "-Xmx1g");

  private final String name;
  private final int port;
  private final Process process;

  private Child(String name, int port, Process process) {
    this.name = name;
    this.port = port;
    this.process = process;
  }

  /** Starts a program; its output goes to a file in the folder. */
  static Child start(
      String name, int port, Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    File log = folder.resolve(name.replaceAll("[^a-z0-9]", "-") + ".log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
    builder.environment().putAll(environment);
    Child child = new Child(name, port, builder.start());
    try {
      child.awaitPort(log);
    } catch (IOException | InterruptedException | RuntimeException e) {
      child.close();
      throw e;
    }
    return child;
  }

  /** The command line of a Java main of this very class path. */
  static List<String> java(List<String> extraFlags, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(extraFlags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitPort(File log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new IllegalStateException(name + " ended at once; see " + log);
      }
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException(name + " does not take connections; see " + log);
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  /** Resident memory now, in bytes. */
  long residentBytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
      }
    }
    throw new IOException("/proc tells no VmRSS of " + name);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
