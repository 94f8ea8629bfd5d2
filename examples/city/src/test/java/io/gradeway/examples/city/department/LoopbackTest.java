package io.gradeway.examples.city.department;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gradeway.examples.city.data.CityData;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "10.0.0.1"})
  void hostBeyondThisMachine_isRefused(String host) {
    assertThatThrownBy(() -> Loopback.require(host))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(host)
        .hasMessageContaining("127.0.0.1");
  }

  @Test
  void departmentsOnAllAddresses_areRefused() {
    CityData city = CityData.generate(1);
    assertThatThrownBy(() -> Departments.start("0.0.0.0", city))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
  void loopbackHost_isTaken(String host) {
    assertThat(Loopback.require(host)).isEqualTo(host);
  }

  @Test
  void takenPort_isReplacedByAFreeOne() throws IOException {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress("127.0.0.1", 0));
      assertThat(Loopback.port(taken.getLocalPort()))
          .isPositive()
          .isNotEqualTo(taken.getLocalPort());
    }
  }
}
