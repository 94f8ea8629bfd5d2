package io.gradeway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "8", "8MB", "8MBB", "-1KiB", "1.5MiB", "KiB", "8 MiB x"})
  void whatIsNoSize_isRefusedWithTheForm(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ByteSize.parse(text))
        .withMessageContaining("64KiB");
  }

  @ParameterizedTest
  @CsvSource({"512B,512", "64KiB,65536", "8MiB,8388608", "1GiB,1073741824", "8 MiB,8388608"})
  void size_hasItsBytes(String text, long bytes) {
    assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
  }

  @Test
  void sizeBeyondLong_isRefused() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> ByteSize.parse("999999999999999GiB"));
  }

  @Test
  void size_isWrittenWithTheLargestUnitThatFits() {
    assertThat(ByteSize.mebi(8)).hasToString("8MiB");
    assertThat(new ByteSize(1536)).hasToString("1536B");
    assertThat(ByteSize.kibi(3)).hasToString("3KiB");
  }
}
