package io.gradeway.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * One long JSON array through a server. The origin holds the stream after two records until it is
 * told that the first one has arrived here; nothing is timed for that.
 */
final class StreamRun {
  private static final String FIRST = "\"P-000000\"";

  // Its default would offer an upgrade to HTTP/2, which no server here takes.
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Child origin;

  StreamRun(Child origin) {
    this.origin = origin;
  }

  /**
   * What a stream did.
   *
   * @param firstRecordFirst whether record 1 was here before the origin wrote record 3
   * @param megabytesPerSecond received, MB of 10^6 bytes
   * @param grownMegabytes growth of the server's resident memory at its highest
   */
  record Result(boolean firstRecordFirst, double megabytesPerSecond, double grownMegabytes) {}

  /** Sends a stream of so many MB through a server. */
  Result run(Child server, String token, int megabytes) throws IOException, InterruptedException {
    long before = server.residentBytes();
    long highest = before;
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + server.port() + "/registry/stream?page=" + megabytes))
            .header("authorization", "Bearer " + token)
            .build();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(server.name() + " answered " + response.statusCode());
    }
    byte[] buffer = new byte[1 << 16];
    boolean alone;
    long received = 0;
    long start;
    try (InputStream body = response.body()) {
      StringBuilder begin = new StringBuilder();
      while (begin.indexOf(FIRST) < 0) {
        int read = body.read(buffer);
        if (read < 0) {
          throw new IllegalStateException("the stream ended before its first record");
        }
        begin.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
      }
      alone = get("/state").contains("\"alone\":true");
      get("/go");
      start = System.nanoTime();
      long sampled = 0;
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        received += read;
        if (received - sampled > 1 << 24) {
          sampled = received;
          highest = Math.max(highest, server.residentBytes());
        }
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (received < megabytes * 500_000L) {
      throw new IllegalStateException("the stream broke off after " + received + " bytes");
    }
    return new Result(!alone, received / 1e6 / seconds, (highest - before) / 1e6);
  }

  private String get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + origin.port() + path);
    return client
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /**
   * Fetches a body and sees that its four fields are protected and everything else is there; a
   * figure for a server that does not do its work is worth nothing.
   */
  void checkProtected(Child server, String token, Bodies.Size size)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + size.path() + "?page=7");
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("authorization", "Bearer " + token).build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(server.name() + " answered " + response.statusCode());
    }
    String body = response.body();
    for (int i = 7; i < 7 + size.records; i++) {
      boolean leaks = body.contains(Bodies.idNumber(i)) || body.contains(Bodies.mobile(i));
      if (leaks || !body.contains("\"P-%06d\"".formatted(i))) {
        throw new IllegalStateException(
            "%s, %s, record %d: %s"
                .formatted(server.name(), size, i, leaks ? "not protected" : "missing"));
      }
    }
    if (body.contains("号楼")) {
      throw new IllegalStateException(server.name() + ": addresses are not protected");
    }
  }
}
