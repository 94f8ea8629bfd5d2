package io.gradeway.examples.city.department;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The only addresses the city binds: it serves clear data to whoever asks. */
public final class Loopback {
  /** What everything in the city listens on. */
  public static final String HOST = "127.0.0.1";

  private Loopback() {}

  /**
   * The host, if only this machine can reach it.
   *
   * @throws IllegalArgumentException for any other host
   */
  public static String require(String host) {
    try {
      if (Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress)) {
        return host;
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("host \"" + host + "\" is not known; use " + HOST, e);
    }
    throw new IllegalArgumentException(
        "the city binds loopback only, found \"" + host + "\"; use " + HOST);
  }

  /** {@code preferred} if nothing listens there, else a port that is free now. */
  public static int port(int preferred) {
    try {
      return probe(preferred);
    } catch (IOException taken) {
      return freePort();
    }
  }

  private static int freePort() {
    try {
      return probe(0);
    } catch (IOException e) {
      throw new UncheckedIOException("no port is free on " + HOST, e);
    }
  }

  private static int probe(int port) throws IOException {
    InetAddress host = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
      return socket.getLocalPort();
    }
  }
}
