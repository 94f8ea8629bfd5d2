package io.gradeway.gateway.query;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gradeway.ledger.Checkpoint;
import io.gradeway.ledger.ConsistencyProof;
import io.gradeway.ledger.Hash;
import io.gradeway.ledger.SignedCheckpoint;
import io.gradeway.ledger.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers a log from outside: another process, best under another account or on another machine.
 * It accepts a checkpoint only when the log's key signed it and a proof shows that the log merely
 * grew since the last one it keeps. Its memory is one file, replaced atomically and synced.
 *
 * <p>A log that forks or shrinks is reported as {@link Contradiction}, and the checkpoint that
 * proves it is kept beside the memory. Not thread-safe; one process to a folder.
 */
public final class Witness {
  private static final String MEMORY = "checkpoint";
  private static final String CONTRADICTION = "contradiction";
  private static final int ANSWER_BYTES_MAX = 64 * 1024;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * The log contradicts what it signed before: evidence was changed, or put back to an old state.
   */
  public static final class Contradiction extends Exception {
    private static final long serialVersionUID = 1L;

    Contradiction(String message) {
      super(message);
    }
  }

  private final URI base;
  private final VerifierKey key;
  private final Path folder;
  private final HttpClient client;

  /**
   * A witness.
   *
   * @param base address of the officers' port, with a trailing slash or none
   * @param key verifier key of the log, got by another way than from the log itself
   * @param folder its memory; created when missing
   * @param client makes the requests, with the TLS trust it shall have; must not follow redirects
   */
  public Witness(URI base, VerifierKey key, Path folder, HttpClient client) throws IOException {
    this.base = URI.create(base.toString().replaceAll("/+$", "") + "/");
    this.key = key;
    this.folder = Files.createDirectories(folder);
    this.client = client;
  }

  /** The checkpoint a witness keeps in a folder, if it has one yet. */
  public static Optional<SignedCheckpoint> remembered(Path folder) throws IOException {
    try {
      return Optional.of(SignedCheckpoint.parse(Files.readString(folder.resolve(MEMORY))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException("the memory in " + folder + " is damaged: " + e.getMessage(), e);
    }
  }

  /**
   * Looks at the log once.
   *
   * @return the checkpoint now remembered
   * @throws Contradiction when the log contradicts what is remembered, or its signature is bad
   * @throws IOException when the log cannot be asked or answers something else than a log; nothing
   *     is concluded then
   */
  public SignedCheckpoint look() throws IOException, InterruptedException, Contradiction {
    SignedCheckpoint seen;
    try {
      seen = SignedCheckpoint.parse(get("checkpoint"));
    } catch (IllegalArgumentException e) {
      throw new IOException("the answer is no checkpoint: " + e.getMessage(), e);
    }
    if (!seen.verify(key)) {
      throw contradicted(seen, "the checkpoint is not signed by the key " + key.name());
    }
    Optional<SignedCheckpoint> kept = remembered(folder);
    if (kept.isPresent()) {
      if (!kept.get().verify(key)) {
        throw new IOException("the memory in " + folder + " is of another key or log");
      }
      compare(kept.get().checkpoint(), seen);
    }
    if (kept.isEmpty() || kept.get().checkpoint().size() < seen.checkpoint().size()) {
      replace(MEMORY, seen.note());
    }
    return seen;
  }

  private void compare(Checkpoint kept, SignedCheckpoint seen)
      throws IOException, InterruptedException, Contradiction {
    Checkpoint now = seen.checkpoint();
    if (now.size() < kept.size()) {
      throw contradicted(
          seen, "the log had " + kept.size() + " entries and now claims " + now.size());
    }
    ConsistencyProof proof =
        now.size() == kept.size() || kept.size() == 0
            ? new ConsistencyProof(kept.size(), now.size(), List.of())
            : proof(kept.size(), now.size());
    if (!proof.verify(kept.root(), now.root())) {
      throw contradicted(
          seen,
          "the log of "
              + now.size()
              + " entries does not continue the one of "
              + kept.size()
              + " entries that was remembered");
    }
  }

  private ConsistencyProof proof(long from, long to) throws IOException, InterruptedException {
    JsonNode answer = JSON.readTree(get("proof/consistency?from=" + from + "&to=" + to));
    List<Hash> path = new ArrayList<>();
    try {
      for (JsonNode hash : answer.path("path")) {
        path.add(Hash.parse(hash.asText()));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("the proof is malformed", e);
    }
    return new ConsistencyProof(from, to, path);
  }

  private Contradiction contradicted(SignedCheckpoint seen, String what) throws IOException {
    replace(CONTRADICTION, seen.note());
    return new Contradiction(what);
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).build();
    HttpResponse<InputStream> answer =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      byte[] bytes = body.readNBytes(ANSWER_BYTES_MAX + 1);
      if (answer.statusCode() != 200 || bytes.length > ANSWER_BYTES_MAX) {
        throw new IOException("the log answered " + answer.statusCode() + " for /" + path);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Replaces a file so that after a crash it is either the old or the new one, whole. */
  private void replace(String name, String text) throws IOException {
    Path fresh = folder.resolve(name + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        fresh,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
