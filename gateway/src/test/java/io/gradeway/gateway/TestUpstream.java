package io.gradeway.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An upstream that writes exactly the bytes a test wants, however wrong they are. */
public final class TestUpstream implements AutoCloseable {
  /** Answers one request on a raw connection, which is closed afterwards. */
  public interface Answer {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private volatile Answer answer;

  public TestUpstream(Answer answer) throws IOException {
    this.answer = answer;
    this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** An upstream that answers 200 with a JSON body and its true length. */
  public static Answer json(String body) {
    return response("200 OK", "Content-Type: application/json\r\n", body);
  }

  /** A complete response with its true length. */
  public static Answer response(String status, String headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return response(status, headers, bytes);
  }

  public static Answer response(String status, String headers, byte[] body) {
    return out -> {
      out.write(
          ("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      out.write(body);
    };
  }

  public int port() {
    return server.getLocalPort();
  }

  public void answers(Answer next) {
    answer = next;
  }

  /** Heads of the requests received, each as one text. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      StringBuilder head = new StringBuilder();
      int length = 0;
      boolean chunked = false;
      String line = reader.readLine();
      while (line != null && !line.isEmpty()) {
        head.append(line).append('\n');
        if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
          length = Integer.parseInt(line.substring(15).strip());
        }
        chunked |= line.toLowerCase(Locale.ROOT).startsWith("transfer-encoding:");
        line = reader.readLine();
      }
      while (chunked && (line = reader.readLine()) != null && !line.equals("0")) {
        for (int i = Integer.parseInt(line, 16); i > 0; i--) {
          head.append((char) reader.read());
        }
        reader.readLine();
      }
      for (int i = 0; i < length; i++) {
        head.append((char) reader.read());
      }
      requests.add(head.toString());
      answer.write(socket.getOutputStream());
      socket.getOutputStream().flush();
    } catch (IOException e) {
      // The gateway hung up: what a test provokes on purpose.
      requests.add("HUNG UP");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
