package io.gradeway.gateway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gradeway.gateway.config.JwtAlgorithm;
import io.gradeway.gateway.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys of one issuer. */
final class KeySet {
  private static final long FILE_BYTES_MAX = 1 << 20;
  private static final int KEYS_MAX = 64;

  private final List<VerificationKey> keys;

  private KeySet(List<VerificationKey> keys) {
    this.keys = keys;
  }

  /** Reads a JWKS file; what is wrong with it goes to {@code problems}. */
  static KeySet read(Path file, Set<JwtAlgorithm> algorithms, List<Problem> problems) {
    List<VerificationKey> keys = new ArrayList<>();
    try {
      byte[] bytes = Files.size(file) > FILE_BYTES_MAX ? new byte[0] : Files.readAllBytes(file);
      ObjectNode set = StrictJson.object(bytes);
      JsonNode list = set == null ? null : set.get("keys");
      if (list == null || !list.isArray() || list.isEmpty() || list.size() > KEYS_MAX) {
        String form = "must be a JWK set, {\"keys\":[…]} with 1 to " + KEYS_MAX + " keys";
        problems.add(new Problem(file, 0, "keys", "", form + ", no duplicate members, in UTF-8"));
        return new KeySet(List.of());
      }
      for (int i = 0; i < list.size(); i++) {
        read(list.get(i), i, file, algorithms, keys, problems);
      }
    } catch (IOException e) {
      problems.add(new Problem(file, 0, "", "unreadable", "must be a readable file"));
    }
    return new KeySet(List.copyOf(keys));
  }

  private static void read(
      JsonNode node,
      int index,
      Path file,
      Set<JwtAlgorithm> algorithms,
      List<VerificationKey> keys,
      List<Problem> problems) {
    String path = "keys[" + index + "]";
    try {
      if (!(node instanceof ObjectNode jwk)) {
        throw new IllegalArgumentException("must be an object");
      }
      VerificationKey key = JwkReader.read(jwk);
      if (!algorithms.contains(key.algorithm())) {
        throw new IllegalArgumentException(
            "is for "
                + key.algorithm().id()
                + ", which the issuer's algorithms do not allow; remove it or allow that");
      }
      Set<Optional<String>> ids = new HashSet<>(keys.stream().map(VerificationKey::id).toList());
      boolean several = node != null && index > 0;
      if (several && (key.id().isEmpty() || ids.contains(Optional.<String>empty()))) {
        throw new IllegalArgumentException("every one of several keys needs a kid");
      }
      if (key.id().isPresent() && ids.contains(key.id())) {
        throw new IllegalArgumentException("has the kid of another key");
      }
      keys.add(key);
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(file, 0, path, "", String.valueOf(e.getMessage())));
    }
  }

  /**
   * The key a token names.
   *
   * @param id the token's {@code kid}; may be left out when there is only one key
   */
  Optional<VerificationKey> key(Optional<String> id) {
    if (id.isEmpty()) {
      return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
    }
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }
}
