package io.gradeway.policies.wasm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gradeway.decision.PolicyRevision;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A compiled policy: WebAssembly, the tables it reads, and its revision. Immutable. */
final class PolicyBundle {
  private static final String FOLDER = "/io/gradeway/policies/";

  private final byte[] wasm;
  private final String data;
  private final PolicyRevision revision;

  /**
   * A bundle from its parts.
   *
   * @param data the base document, JSON
   */
  PolicyBundle(byte[] wasm, String data, PolicyRevision revision) {
    this.wasm = wasm.clone();
    this.data = data;
    this.revision = revision;
  }

  /** The same policy under another name. */
  PolicyBundle withRevision(PolicyRevision other) {
    return new PolicyBundle(wasm, data, other);
  }

  InputStream wasm() {
    return new ByteArrayInputStream(wasm);
  }

  String data() {
    return data;
  }

  PolicyRevision revision() {
    return revision;
  }

  /** The bundle this jar carries. */
  static PolicyBundle bundled() {
    try {
      JsonNode manifest = JsonMapper.builder().build().readTree(resource("manifest.json"));
      String data = new String(resource("data.json"), StandardCharsets.UTF_8);
      String revision = manifest.path("revision").asText();
      if (revision.isEmpty()) {
        throw new IllegalStateException("the bundled policy's manifest names no revision");
      }
      return new PolicyBundle(resource("policy.wasm"), data, new PolicyRevision(revision));
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled policy cannot be read", e);
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = PolicyBundle.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + FOLDER + name);
      }
      return in.readAllBytes();
    }
  }
}
