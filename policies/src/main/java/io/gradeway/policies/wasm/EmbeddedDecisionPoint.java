package io.gradeway.policies.wasm;

import com.styra.opa.wasm.OpaPolicy;
import io.gradeway.decision.Cached;
import io.gradeway.decision.Decision;
import io.gradeway.decision.DecisionRequest;
import io.gradeway.decision.Deny;
import io.gradeway.decision.InputBytes;
import io.gradeway.decision.PolicyDecisionPoint;
import io.gradeway.decision.PolicyRevision;
import io.gradeway.policies.wire.PolicyInput;
import io.gradeway.policies.wire.PolicyResult;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the compiled bundle inside the JVM, on the caller's thread; the stage it returns is
 * complete. Not thread-safe: one per event loop.
 *
 * <p>An evaluation that fails in any way (a trap, memory beyond its bound, an answer that is not
 * understood) denies with {@link Deny#PDP_UNAVAILABLE} and discards the instance; the next question
 * gets a fresh one.
 */
public final class EmbeddedDecisionPoint implements PolicyDecisionPoint, Cached.Keyed {
  private static final String ENTRYPOINT = "gradeway/decision";

  /** In pages of 64 KiB: 16 MiB is some hundred times what the largest tested input needs. */
  private static final int MEMORY_PAGES_MAX = 256;

  private static final int MEMORY_PAGES_INITIAL = 8;

  private final PolicyBundle bundle;
  private final PolicyInput input = new PolicyInput();
  private @Nullable OpaPolicy instance;

  EmbeddedDecisionPoint(PolicyBundle bundle) {
    this.bundle = bundle;
    this.instance = instantiate();
  }

  /**
   * A decision point over the bundle that this jar carries.
   *
   * @throws RuntimeException when the bundle cannot be loaded; the gateway must not start then
   */
  public static EmbeddedDecisionPoint bundled() {
    return new EmbeddedDecisionPoint(PolicyBundle.bundled());
  }

  /** Revision of the bundle that this jar carries, without loading the policy. */
  public static PolicyRevision bundledRevision() {
    return PolicyBundle.bundled().revision();
  }

  /** The same with a memory of answers in front of it. Not thread-safe either. */
  public PolicyDecisionPoint cached(int answersMax, InstantSource clock) {
    return Cached.around(this, this::revision, answersMax, clock);
  }

  /** Revision of the bundle; every answer is checked to come from it. */
  public PolicyRevision revision() {
    return bundle.revision();
  }

  @Override
  public CompletionStage<Decision> decide(DecisionRequest request) {
    return decide(input(request));
  }

  @Override
  public InputBytes input(DecisionRequest request) {
    return input.write(request);
  }

  @Override
  public CompletionStage<Decision> decide(InputBytes question) {
    return CompletableFuture.completedFuture(evaluate(question));
  }

  private Decision evaluate(InputBytes question) {
    try {
      if (instance == null) {
        instance = instantiate();
      }
      String answer = instance.evaluate(new String(question.array(), StandardCharsets.ISO_8859_1));
      return PolicyResult.readSet(answer, bundle.revision());
    } catch (RuntimeException | StackOverflowError e) {
      instance = null;
      return Deny.of(Deny.PDP_UNAVAILABLE);
    }
  }

  private OpaPolicy instantiate() {
    return OpaPolicy.builder()
        .withPolicy(bundle.wasm())
        .withInitialMemory(MEMORY_PAGES_INITIAL)
        .withMaxMemory(MEMORY_PAGES_MAX)
        .withDefaultBuiltins(false)
        .build()
        .data(bundle.data())
        .entrypoint(ENTRYPOINT);
  }
}
