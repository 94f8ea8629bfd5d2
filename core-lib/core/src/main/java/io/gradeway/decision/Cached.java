package io.gradeway.decision;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Remembers answers. An answer is given again only for exactly the same input bytes, while the same
 * policy revision is in force, when the policy said {@code cacheable}, and before its {@code
 * validUntil}. The least recently used answer makes room.
 *
 * <p>Not thread-safe: one per event loop, around that loop's own decision point.
 */
public final class Cached implements PolicyDecisionPoint {
  private final Keyed inner;
  private final Supplier<PolicyRevision> revision;
  private final InstantSource clock;
  private final Map<InputBytes, Decision> answers;
  private PolicyRevision remembered;

  /** A decision point that is asked with bytes. */
  public interface Keyed {
    /** The bytes that a request is asked with; equal bytes have equal cacheable answers. */
    InputBytes input(DecisionRequest request);

    /** Asks with bytes that {@link #input} made. */
    CompletionStage<Decision> decide(InputBytes input);
  }

  private Cached(
      Keyed inner, Supplier<PolicyRevision> revision, int answersMax, InstantSource clock) {
    this.inner = inner;
    this.revision = revision;
    this.clock = clock;
    this.remembered = revision.get();
    this.answers =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<InputBytes, Decision> eldest) {
            return size() > answersMax;
          }
        };
  }

  /**
   * Puts a memory in front of a decision point.
   *
   * @param revision which policy is in force now; a change forgets everything
   * @param answersMax how many answers are kept, at least 1
   * @param clock tells when an answer has become void
   */
  public static PolicyDecisionPoint around(
      Keyed inner, Supplier<PolicyRevision> revision, int answersMax, InstantSource clock) {
    if (answersMax < 1) {
      throw new IllegalArgumentException("a cache of " + answersMax + " answers is none");
    }
    return new Cached(inner, revision, answersMax, clock);
  }

  @Override
  public CompletionStage<Decision> decide(DecisionRequest request) {
    PolicyRevision current = revision.get();
    if (!current.equals(remembered)) {
      answers.clear();
      remembered = current;
    }
    InputBytes input = inner.input(request);
    Decision known = answers.get(input);
    if (known != null) {
      if (isValid(known)) {
        return CompletableFuture.completedFuture(known);
      }
      answers.remove(input);
    }
    CompletableFuture<Decision> asked = inner.decide(input).toCompletableFuture();
    if (asked.isDone() && !asked.isCompletedExceptionally()) {
      // An answer that comes later may come on another thread, and is not remembered.
      remember(input, asked.join(), current);
    }
    return asked;
  }

  private void remember(InputBytes input, Decision answer, PolicyRevision asked) {
    if (answer.cacheable() && answer.revision().equals(asked) && isValid(answer)) {
      answers.put(input, answer);
    }
  }

  private boolean isValid(Decision answer) {
    return !(answer instanceof Permit permit)
        || permit.validUntil().isEmpty()
        || clock.instant().isBefore(permit.validUntil().get());
  }
}
