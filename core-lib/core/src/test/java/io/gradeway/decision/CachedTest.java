package io.gradeway.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gradeway.catalogue.Dataset;
import io.gradeway.model.Action;
import io.gradeway.model.Level;
import io.gradeway.model.Resource;
import io.gradeway.model.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CachedTest {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final PolicyRevision FIRST = new PolicyRevision("r1");
  private static final PolicyRevision SECOND = new PolicyRevision("r2");

  private PolicyRevision revision = FIRST;
  private Instant now = NOW;
  private final Asked asked = new Asked();
  private final PolicyDecisionPoint cached = Cached.around(asked, () -> revision, 2, () -> now);

  /** Answers with what the test says, and counts. */
  private static final class Asked implements Cached.Keyed {
    private int times;
    private Function<InputBytes, CompletionStage<Decision>> answer =
        input -> CompletableFuture.completedFuture(permit(FIRST, true, Optional.empty()));

    @Override
    public InputBytes input(DecisionRequest request) {
      return InputBytes.of(request.action().operation().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public CompletionStage<Decision> decide(InputBytes input) {
      times++;
      return answer.apply(input);
    }

    void answers(Decision decision) {
      answer = input -> CompletableFuture.completedFuture(decision);
    }
  }

  private static Permit permit(PolicyRevision from, boolean cacheable, Optional<Instant> until) {
    return new Permit(from, List.of(), List.of(), Optional.empty(), until, cacheable);
  }

  private Decision decide(String operation) {
    Level level = new Level("s", "1");
    DecisionRequest request =
        new DecisionRequest(
            Subject.ANONYMOUS,
            false,
            new Action(operation, "GET"),
            new Resource("d", "d.s"),
            new Dataset("d.s", "d", level, List.of(), "1"),
            Optional.empty(),
            List.of(),
            List.of(),
            now);
    return cached.decide(request).toCompletableFuture().join();
  }

  @Test
  void answerThatIsNotCacheable_askedAgain() {
    asked.answers(permit(FIRST, false, Optional.empty()));
    decide("read");
    decide("read");

    assertThat(asked.times).isEqualTo(2);
  }

  @Test
  void couldNotDecide_askedAgain() {
    asked.answers(Deny.of(Deny.PDP_UNAVAILABLE));
    decide("read");
    decide("read");

    assertThat(asked.times).isEqualTo(2);
  }

  @Test
  void answerOfAnotherRevision_notRemembered() {
    asked.answers(permit(SECOND, true, Optional.empty()));
    decide("read");
    decide("read");

    assertThat(asked.times).isEqualTo(2);
  }

  @Test
  void answerThatComesLater_notRemembered() {
    CompletableFuture<Decision> later = new CompletableFuture<>();
    asked.answer = input -> later;
    cached.decide(request());
    later.complete(permit(FIRST, true, Optional.empty()));
    asked.answers(permit(FIRST, true, Optional.empty()));
    decide("read");

    assertThat(asked.times).isEqualTo(2);
  }

  private DecisionRequest request() {
    return new DecisionRequest(
        Subject.ANONYMOUS,
        false,
        new Action("read", "GET"),
        new Resource("d", "d.s"),
        new Dataset("d.s", "d", new Level("s", "1"), List.of(), "1"),
        Optional.empty(),
        List.of(),
        List.of(),
        now);
  }

  @Test
  void failedStage_stillFailsAndIsAskedAgain() {
    asked.answer = input -> CompletableFuture.failedFuture(new IllegalStateException("down"));
    CompletionStage<Decision> first = cached.decide(request());
    asked.answers(permit(FIRST, true, Optional.empty()));

    assertThat(first.toCompletableFuture()).isCompletedExceptionally();
    assertThat(decide("read")).isInstanceOf(Permit.class);
  }

  @Test
  void cacheableAnswer_givenAgain() {
    Decision first = decide("read");

    assertThat(decide("read")).isSameAs(first);
    assertThat(asked.times).isEqualTo(1);
  }

  @Test
  void cacheableDenial_givenAgain() {
    asked.answers(new Deny(FIRST, List.of(Reason.of("NO", "no", "否")), true));
    decide("read");
    decide("read");

    assertThat(asked.times).isEqualTo(1);
  }

  @Test
  void otherInput_askedAnew() {
    decide("read");
    decide("write");

    assertThat(asked.times).isEqualTo(2);
  }

  @Test
  void permitThatHasBecomeVoid_askedAgain() {
    asked.answers(permit(FIRST, true, Optional.of(NOW.plusSeconds(10))));
    decide("read");
    now = NOW.plusSeconds(9);
    decide("read");
    assertThat(asked.times).isEqualTo(1);

    now = NOW.plusSeconds(10);
    decide("read");
    assertThat(asked.times).isEqualTo(2);
  }

  @Test
  void revisionChanges_everythingForgotten() {
    decide("read");
    revision = SECOND;
    decide("read");
    revision = FIRST;
    decide("read");

    assertThat(asked.times).isEqualTo(3);
  }

  @Test
  void leastRecentlyUsed_makesRoom() {
    decide("a");
    decide("b");
    decide("a");
    decide("c");
    assertThat(asked.times).isEqualTo(3);

    decide("a");
    assertThat(asked.times).isEqualTo(3);
    decide("b");
    assertThat(asked.times).isEqualTo(4);
  }

  @Test
  void memoryOfNothing_refused() {
    assertThatThrownBy(() -> Cached.around(asked, () -> revision, 0, () -> now))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void inputBytes_equalOnlyByteForByte() {
    byte[] bytes = "0123456789abcdefXYZ".getBytes(StandardCharsets.US_ASCII);
    InputBytes original = InputBytes.of(bytes);
    assertThat(InputBytes.of(bytes.clone())).isEqualTo(original).hasSameHashCodeAs(original);

    for (int i = 0; i < bytes.length; i++) {
      byte[] other = bytes.clone();
      other[i] ^= 1;
      assertThat(InputBytes.of(other)).isNotEqualTo(original);
    }
    assertThat(InputBytes.of(new byte[1])).isNotEqualTo(InputBytes.of(new byte[2]));
  }
}
