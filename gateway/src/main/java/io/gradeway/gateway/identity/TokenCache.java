package io.gradeway.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were verified, by the SHA-256 of their bytes. Only tokens that verified get in, so a
 * stranger cannot fill it. It belongs to one set of keys: new keys come with a new, empty cache.
 */
final class TokenCache {
  private final int entriesMax;
  private final ConcurrentHashMap<String, Token> tokens = new ConcurrentHashMap<>();

  TokenCache(int entriesMax) {
    this.entriesMax = entriesMax;
  }

  static String digest(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  Optional<Token> get(String digest) {
    @Nullable Token token = tokens.get(digest);
    return Optional.ofNullable(token);
  }

  void put(String digest, Token token, Instant now) {
    if (tokens.size() >= entriesMax) {
      tokens.values().removeIf(old -> !now.isBefore(old.until()));
      Iterator<String> some = tokens.keySet().iterator();
      for (int i = tokens.size() - entriesMax * 3 / 4; i > 0 && some.hasNext(); i--) {
        some.next();
        some.remove();
      }
    }
    tokens.put(digest, token);
  }

  int size() {
    return tokens.size();
  }
}
