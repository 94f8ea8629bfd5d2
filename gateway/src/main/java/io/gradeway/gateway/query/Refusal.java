package io.gradeway.gateway.query;

import io.gradeway.ledger.LedgerBusy;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Why an officer's question is not answered, in both languages. */
enum Refusal {
  UNAUTHENTICATED(
      401,
      "Identify yourself with a token or client certificate that this gateway accepts.",
      "请使用本网关认可的令牌或客户端证书表明身份。"),
  FORBIDDEN(
      403,
      "Your roles do not allow this. Ask the administrator for audit:query or audit:verify.",
      "您的角色无权执行此操作，请向管理员申请 audit:query 或 audit:verify 权限。"),
  NOT_FOUND(404, "There is nothing of that name or index.", "没有该名称或序号的内容。"),
  NOT_YET(
      409,
      "The entry exists or is expected but is not indexed or checkpointed yet. Try again soon.",
      "该记录尚未编入索引或检查点，请稍后重试。"),
  BUSY(
      503,
      "The question could not be recorded or must wait; nothing was answered. Try again.",
      "查询未能留痕或需要排队，未作答复，请稍后重试。"),
  FAILED(500, "The answer failed; nothing was disclosed.", "答复失败，未披露任何内容。");

  private final int status;
  private final String english;
  private final String chinese;

  Refusal(int status, String english, String chinese) {
    this.status = status;
    this.english = english;
    this.chinese = chinese;
  }

  /** A refusal on its way to {@link #send(RoutingContext, Throwable)}. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Refusal refusal;

    Refused(Refusal refusal) {
      super(refusal.english, null, false, false);
      this.refusal = refusal;
    }
  }

  Refused exception() {
    return new Refused(this);
  }

  void send(RoutingContext context) {
    send(context, status, name(), english, chinese);
  }

  /** Answers a failure; what was not foreseen says nothing of itself. */
  static void send(RoutingContext context, Throwable failure) {
    if (failure instanceof Refused refused) {
      refused.refusal.send(context);
    } else if (failure instanceof IllegalArgumentException wrong) {
      String message = String.valueOf(wrong.getMessage());
      send(context, 400, "BAD_QUESTION", message, "请求参数有误：" + message);
    } else if (failure instanceof LedgerBusy) {
      BUSY.send(context);
    } else {
      FAILED.send(context);
    }
  }

  private static void send(
      RoutingContext context, int status, String id, String english, String chinese) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (status == 401) {
      response.putHeader("WWW-Authenticate", "Bearer realm=\"gradeway-officers\"");
    }
    if (status == 503) {
      response.putHeader("Retry-After", "1");
    }
    response
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .end(AnswerJson.error(id, english, chinese));
  }
}
