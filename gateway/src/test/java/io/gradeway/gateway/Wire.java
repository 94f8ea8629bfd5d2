package io.gradeway.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A client that writes exactly the bytes a test wants and reads HTTP/1.1 by its own rules. */
final class Wire implements AutoCloseable {
  /** How a response's body ended. */
  enum End {
    /** As its framing says. */
    COMPLETE,
    /** The connection closed or was reset first. */
    BROKEN
  }

  /**
   * A response as it came.
   *
   * @param head status line and header lines
   * @param body without framing
   * @param trailers lines after the last chunk
   */
  record Answer(List<String> head, byte[] body, List<String> trailers, End end) {
    int status() {
      return Integer.parseInt(head.get(0).split(" ")[1]);
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    Optional<String> header(String name) {
      return head.stream()
          .skip(1)
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }

    String exchange() {
      return header("gradeway-exchange").orElse("");
    }
  }

  private final Socket socket;
  private final InputStream in;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.socket.setSoTimeout(20_000);
    this.in = new java.io.BufferedInputStream(socket.getInputStream());
  }

  Wire(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  Wire send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Wire send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  Socket socket() {
    return socket;
  }

  /** Reads a response to a GET; interim responses are passed over. */
  Answer read() throws IOException {
    Answer answer = readOne(true);
    while (answer.status() / 100 == 1) {
      answer = readOne(true);
    }
    return answer;
  }

  /** Reads the very next response, interim ones too. */
  Answer readOne(boolean withBody) throws IOException {
    List<String> head = lines();
    if (head.isEmpty()) {
      throw new IOException("the connection was closed without an answer");
    }
    Answer bare = new Answer(head, new byte[0], List.of(), End.COMPLETE);
    if (!withBody || bare.status() / 100 == 1 || bare.status() == 204) {
      return bare;
    }
    if (bare.header("transfer-encoding").isPresent()) {
      return readChunks(head);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean complete = copy(Long.parseLong(bare.header("content-length").orElse("0")), body);
    return new Answer(head, body.toByteArray(), List.of(), complete ? End.COMPLETE : End.BROKEN);
  }

  private Answer readChunks(List<String> head) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      while (true) {
        String size = line();
        if (size == null) {
          return new Answer(head, body.toByteArray(), List.of(), End.BROKEN);
        }
        long length = Long.parseLong(size.strip(), 16);
        if (length == 0) {
          return new Answer(head, body.toByteArray(), lines(), End.COMPLETE);
        }
        if (!copy(length, body) || line() == null) {
          return new Answer(head, body.toByteArray(), List.of(), End.BROKEN);
        }
      }
    } catch (IOException e) {
      return new Answer(head, body.toByteArray(), List.of(), End.BROKEN);
    }
  }

  private boolean copy(long length, ByteArrayOutputStream to) {
    try {
      for (long i = 0; i < length; i++) {
        int b = in.read();
        if (b < 0) {
          return false;
        }
        to.write(b);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(); line != null && !line.isEmpty(); line = line()) {
      lines.add(line);
    }
    return lines;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  /** Whether the other side closes without sending anything more; fails after 20 s of silence. */
  boolean closes() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
