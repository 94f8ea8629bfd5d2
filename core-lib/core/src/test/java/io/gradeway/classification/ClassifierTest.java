package io.gradeway.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassifierTest {
  private record Fixed(DetectorProfile profile, boolean verified, boolean fails)
      implements Detector {
    @Override
    public void examine(Candidate candidate, Hits hits) {
      if (fails) {
        throw new IllegalStateException("broken");
      }
      hits.add(candidate.start(), candidate.end(), verified, 80, 80);
    }
  }

  private static Classifier with(Detector... detectors) {
    return Classifier.of(List.of((DetectorPack) () -> List.of(detectors)));
  }

  private static Detector digits(String id, int length, boolean verified, boolean fails) {
    return new Fixed(
        DetectorProfile.of(id, "test." + id, ContextWords.NONE, Trigger.digits(length, length)),
        verified,
        fails);
  }

  @Test
  void detectorThatThrows_makesTheWholeValueUnknown() {
    List<Finding> found =
        with(digits("good", 4, true, false), digits("bad", 5, false, true))
            .detect("a 1234 b 12345 c");

    assertThat(found).hasSize(1);
    assertThat(found.get(0).category()).isEqualTo(Classifier.UNKNOWN);
    assertThat(found.get(0).confidence().percent()).isEqualTo(100);
    assertThat(found.get(0).span().start()).isZero();
    assertThat(found.get(0).span().end()).isEqualTo(16);
  }

  @Test
  void verifiedHit_beatsTheLongerUnverified() {
    assertThat(
            with(digits("long", 6, false, false), digits("short", 4, true, false))
                .detect("1234 56"))
        .extracting(Finding::detector)
        .containsExactly("short");
  }

  @Test
  void longerHit_beatsTheShorterOfTheSameKind() {
    assertThat(
            with(digits("short", 4, false, false), digits("long", 6, false, false))
                .detect("1234 56"))
        .extracting(Finding::detector)
        .containsExactly("long");
  }

  @Test
  void tableIsReused_withoutOldFindings() {
    Classifier classifier = with(digits("four", 4, true, false));
    ByteFindings table = Classifier.newFindings();
    byte[] text = "x1234 1234".getBytes(StandardCharsets.UTF_8);

    classifier.detect(text, 0, text.length, table);
    assertThat(table.size()).isEqualTo(1);
    assertThat(table.start(0)).isEqualTo(6);
    classifier.detect(text, 0, 4, table);
    assertThat(table.size()).isZero();
  }

  @Test
  void twoDetectorsWithOneId_areRefused() {
    assertThatThrownBy(() -> with(digits("a", 4, true, false), digits("a", 5, true, false)))
        .hasMessageContaining("\"a\"");
  }

  @Test
  void noPackOnTheClassPath_isRefused() {
    assertThatThrownBy(Classifier::discovered).isInstanceOf(IllegalStateException.class);
  }
}
