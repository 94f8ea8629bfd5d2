package io.gradeway.gateway.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrangersTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void floodWithinASecond_isCountedBeyondTheRate() {
    Strangers strangers = new Strangers();
    int recorded = 0;
    for (int i = 0; i < 10_000; i++) {
      recorded += strangers.admit(5 * SECOND + i) ? 1 : 0;
    }
    assertThat(recorded).isEqualTo(Strangers.RECORDS_PER_SECOND);
    assertThat(strangers.take()).isEqualTo(10_000 - recorded);
    assertThat(strangers.take()).isZero();
  }

  @Test
  void nextSecond_recordsAgain() {
    Strangers strangers = new Strangers();
    for (int i = 0; i < 1_000; i++) {
      strangers.admit(5 * SECOND);
    }
    assertThat(strangers.admit(6 * SECOND)).isTrue();
  }

  @Test
  void countWhoseRecordFailed_isNotLost() {
    Strangers strangers = new Strangers();
    strangers.giveBack(7);
    assertThat(strangers.take()).isEqualTo(7);
  }
}
