package io.gradeway.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gradeway.body.BodyFormat;
import io.gradeway.model.ByteSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
  private final RouteTable table =
      RouteTable.of(
          List.of(
              route("literal", "/a/b", "GET"),
              route("parameter", "/a/{x}", "GET"),
              route("rest", "/a/**", "GET"),
              route("deep", "/a/{x}/c", "GET"),
              route("under-b", "/a/b/d/{y}", "GET"),
              route("write", "/a/b", "POST"),
              route("root", "/", "GET"),
              route("chinese", "/%E5%8C%97", "GET")));

  @ParameterizedTest
  @CsvSource({
    "GET,/a/b,literal",
    "GET,/a/z,parameter",
    "GET,/a/b/c,deep",
    "GET,/a/b/d/1,under-b",
    "GET,/a/b/d,rest",
    "GET,/a/b/d/1/2,rest",
    "GET,/a,rest",
    "GET,/a/,rest",
    "GET,/a/b/,rest",
    "POST,/a/b,write",
    "GET,/,root",
    "GET,/%E5%8C%97,chinese",
    "POST,/a/z,-",
    "HEAD,/a/b,-",
    "OPTIONS,/a/b,-",
    "get,/a/b,-",
    "GET,/A/b,-",
    "GET,/b,-",
    "GET,//a/b,-",
    "GET,a/b,-",
    "GET,'',-",
    "GET,/%e5%8c%97,-",
  })
  void request_findsTheMostSpecificRoute(String method, String path, String expected) {
    Optional<RouteMatch> match = table.match(method, path);

    assertThat(match.map(found -> found.route().id()).orElse("-")).isEqualTo(expected);
  }

  @Test
  void parameters_areNamedByThePattern() {
    assertThat(table.match("GET", "/a/b/d/7").orElseThrow().parameters())
        .isEqualTo(Map.of("y", "7"));
    assertThat(table.match("GET", "/a/q/c").orElseThrow().parameters()).isEqualTo(Map.of("x", "q"));
  }

  @Test
  void samePathsAndMethod_isRefused() {
    assertThatThrownBy(
            () ->
                RouteTable.of(
                    List.of(route("one", "/a/{x}", "GET"), route("two", "/a/{y}", "GET"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one")
        .hasMessageContaining("two");
  }

  @ParameterizedTest
  @CsvSource({
    "a",
    "//a",
    "/a//b",
    "/a/",
    "/a/./b",
    "/a/../b",
    "/a;x",
    "/a%2fb",
    "/a%2Fb",
    "/a%41",
    "/a*",
    "/**/a",
    "/{x}/{x}",
    "/a{x}",
    "/{}",
    "/a b",
    "/北",
    "/a?b",
    "/a#b",
    "/a\\b",
  })
  void pattern_thatNoRequestCanHave_isRefused(String pattern) {
    assertThatThrownBy(() -> PathPattern.parse(pattern))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Route route(String id, String path, String method) {
    return new Route(
        id,
        PathPattern.parse(path),
        Set.of(method),
        "d",
        "read",
        new Upstream(false, "127.0.0.1", 1),
        "",
        Route.Mode.ENFORCE,
        Optional.empty(),
        BodyFormat.JSON,
        Map.of(),
        ByteSize.mebi(1));
  }
}
