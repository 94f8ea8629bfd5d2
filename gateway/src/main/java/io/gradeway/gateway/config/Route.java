package io.gradeway.gateway.config;

import io.gradeway.body.BodyFormat;
import io.gradeway.model.ByteSize;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One way through the gateway.
 *
 * <p>A response that cannot be read as {@code format} is refused; there is no other choice yet.
 *
 * @param id unique among the routes
 * @param path the paths it answers
 * @param methods upper-case HTTP methods; none is implied by another
 * @param dataset id of the dataset it serves
 * @param operation what its requests do with the dataset, for example {@code read}
 * @param upstream where its requests go
 * @param stripPrefix removed from the path before forwarding; empty for nothing
 * @param mode what was configured; ask {@link #modeAt} for what holds
 * @param waiver present exactly when the mode is to observe
 * @param format expected format of bodies
 * @param parameters declared query and path parameters by name; all others are refused
 * @param bodyMax bytes of one body
 */
public record Route(
    String id,
    PathPattern path,
    Set<String> methods,
    String dataset,
    String operation,
    Upstream upstream,
    String stripPrefix,
    Mode mode,
    Optional<Waiver> waiver,
    BodyFormat format,
    Map<String, Parameter> parameters,
    ByteSize bodyMax) {

  /** What is done with the policy's answer. */
  public enum Mode {
    /** Denials and protections are applied. */
    ENFORCE,
    /** Denials and protections are recorded; see the design for what is enforced all the same. */
    OBSERVE
  }

  public Route {
    methods = Set.copyOf(methods);
    parameters = Map.copyOf(parameters);
  }

  /** The mode that holds at an instant: a waiver that has run out no longer counts. */
  public Mode modeAt(Instant instant) {
    boolean waived = waiver.isPresent() && instant.isBefore(waiver.get().until());
    return mode == Mode.OBSERVE && waived ? Mode.OBSERVE : Mode.ENFORCE;
  }
}
