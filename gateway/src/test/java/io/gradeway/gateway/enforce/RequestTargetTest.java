package io.gradeway.gateway.enforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orders",
        "*",
        "http://other/orders",
        "//orders",
        "/a//b",
        "/a/",
        "/a/../b",
        "/a/./b",
        "/a/%2e%2e/b",
        "/a/%2E./b",
        "/a%2fb",
        "/a%2Fb",
        "/a%5cb",
        "/a\\b",
        "/a;v=1",
        "/a%3Bv=1",
        "/a%00",
        "/a%0d%0ab",
        "/a%2",
        "/a%",
        "/a%zz",
        "/a%252e%252e/b",
        "/a%ff",
        "/a%c0%ae",
        "/a b",
        "/中文",
        "/a?x=1&x=2",
        "/a?x=1&%78=2",
        "/a?=1",
        "/a?x=1&&y=2",
        "/a?x=%0a",
        "/a?x=%ff",
        "/a?x=%2531",
        "/a?x;y=1"
      })
  void targetWithMoreThanOneReading_isRefused(String target) {
    assertThatThrownBy(() -> RequestTarget.parse(target))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/ | /",
        "/orders | /orders",
        "/orders/WO-1 | /orders/WO-1",
        "/%6frders | /orders",
        "/%E4%B8%AD | /%E4%B8%AD",
        "/%e4%b8%ad | /%E4%B8%AD",
        "/a~b_c.d-e | /a~b_c.d-e",
        "/a?b=2&a=1 | /a?a=1&b=2",
        "/a?n=%E5%BC%A0+x | /a?n=%E5%BC%A0%20x",
        "/a?flag | /a?flag=",
        "/a:b@c(d),e=f | /a:b@c(d),e=f",
        "/a%3Ab | /a:b",
        "/a?q=a%26b | /a?q=a%26b",
      })
  void plainTarget_hasOneCanonicalForm(String target, String canonical) {
    assertThat(RequestTarget.parse(target).toOriginForm("")).isEqualTo(canonical);
  }

  @Test
  void prefix_isTakenOffThePathOnly() {
    assertThat(RequestTarget.parse("/hotline/orders?page=1").toOriginForm("/hotline"))
        .isEqualTo("/orders?page=1");
    assertThat(RequestTarget.parse("/hotline").toOriginForm("/hotline")).isEqualTo("/");
  }

  @Test
  void canonicalForm_isItsOwnCanonicalForm() {
    String once = RequestTarget.parse("/%E4%B8%AD/a?q=%E5%BC%A0&p=1%2B1").toOriginForm("");
    assertThat(RequestTarget.parse(once).toOriginForm("")).isEqualTo(once);
  }
}
