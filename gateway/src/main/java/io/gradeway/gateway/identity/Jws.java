package io.gradeway.gateway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JWS in compact form, RFC 7515 section 7.1, taken apart but not verified.
 *
 * @param algorithm its {@code alg}
 * @param keyId its {@code kid}
 * @param payload decoded payload
 * @param signed the bytes that the signature covers
 * @param signature decoded signature
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, lives within one call
record Jws(
    String algorithm, Optional<String> keyId, byte[] payload, byte[] signed, byte[] signature) {
  static final int LENGTH_MAX = 8_192;

  /**
   * All that a header may hold. Members that carry or fetch keys (jwk, jku, x5c, x5u) and those
   * that change what is signed or must be understood (b64, crit, zip) are refused.
   */
  private static final Set<String> HEADER = Set.of("alg", "kid", "typ", "x5t", "x5t#S256");

  static Jws parse(String token) throws IdentityRefused {
    if (token.length() > LENGTH_MAX) {
      throw new IdentityRefused(Refusals.TOKEN_FORM);
    }
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw new IdentityRefused(Refusals.TOKEN_FORM);
    }
    byte[] head = decoded(parts[0]);
    byte[] payload = decoded(parts[1]);
    byte[] signature = decoded(parts[2]);
    ObjectNode header = StrictJson.object(head);
    if (header == null) {
      throw new IdentityRefused(Refusals.TOKEN_FORM);
    }
    for (Map.Entry<String, JsonNode> member : header.properties()) {
      if (!HEADER.contains(member.getKey()) || !member.getValue().isTextual()) {
        throw new IdentityRefused(Refusals.TOKEN_HEADER);
      }
    }
    String type = header.path("typ").asText("JWT");
    if (!type.equalsIgnoreCase("JWT") && !type.equalsIgnoreCase("at+jwt")) {
      throw new IdentityRefused(Refusals.TOKEN_HEADER);
    }
    Optional<String> keyId = Optional.ofNullable(header.get("kid")).map(JsonNode::textValue);
    byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
    return new Jws(header.path("alg").asText(""), keyId, payload, signed, signature);
  }

  private static byte[] decoded(String part) throws IdentityRefused {
    byte[] bytes = StrictJson.base64(part);
    if (bytes == null || bytes.length == 0) {
      throw new IdentityRefused(Refusals.TOKEN_FORM);
    }
    return bytes;
  }
}
