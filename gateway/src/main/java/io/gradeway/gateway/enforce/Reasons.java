package io.gradeway.gateway.enforce;

import io.gradeway.decision.Reason;

/** The gateway's own reasons for refusing; the policy's reasons come with its decisions. */
final class Reasons {
  static final Reason AMBIGUOUS_TARGET =
      Reason.of(
          "AMBIGUOUS_TARGET",
          "The request target has more than one reading (encoded slash, dot segment, empty segment,"
              + " parameter, repeated query name); send its plain form.",
          "请求目标存在多种解释（编码斜杠、点段、空段、矩阵参数、重复查询名）；请使用规范形式。");
  static final Reason BAD_REQUEST =
      Reason.of("BAD_REQUEST", "The request is not well formed.", "请求格式不正确。");
  static final Reason METHOD_REFUSED =
      Reason.of(
          "METHOD_REFUSED",
          "Upgrade, CONNECT and TRACE are not forwarded.",
          "不转发 Upgrade、CONNECT 与 TRACE。");
  static final Reason CREDENTIAL_REQUIRED =
      Reason.of(
          "CREDENTIAL_REQUIRED",
          "No credential was presented; send a bearer token or a client certificate.",
          "未出示凭证；请携带令牌或客户端证书。");
  static final Reason NO_ROUTE =
      Reason.of("NO_ROUTE", "No route matches this method and path.", "没有与该方法和路径匹配的路由。");
  static final Reason PERMISSION_MISSING =
      Reason.of(
          "PERMISSION_MISSING",
          "The subject's roles do not permit this operation on this dataset.",
          "主体角色不具备对该数据集执行该操作的权限。");
  static final Reason PARAMETER_UNDECLARED =
      Reason.of(
          "PARAMETER_UNDECLARED",
          "A query parameter is not declared for this route, or its value does not have the declared"
              + " form.",
          "查询参数未在该路由声明，或取值不符合声明的形式。");
  static final Reason BODY_NOT_GOVERNED =
      Reason.of(
          "BODY_NOT_GOVERNED",
          "A request body into another domain is not governed by this version and so not forwarded.",
          "本版本尚不治理跨域请求体，故不予转发。");
  static final Reason BODY_TOO_LARGE =
      Reason.of("BODY_TOO_LARGE", "The request body exceeds the route's limit.", "请求体超过路由上限。");
  static final Reason REQUEST_TIMEOUT =
      Reason.of("REQUEST_TIMEOUT", "The request body did not arrive in time.", "请求体未在时限内到达。");
  static final Reason BUSY =
      Reason.of(
          "BUSY",
          "The gateway cannot take or record more right now; try again shortly.",
          "网关当前无法接收或记录更多请求；请稍后重试。");
  static final Reason DRAINING = Reason.of("DRAINING", "The gateway is shutting down.", "网关正在停机。");
  static final Reason EVIDENCE_UNAVAILABLE =
      Reason.of(
          "EVIDENCE_UNAVAILABLE",
          "The evidence could not be written; without evidence no data is released.",
          "证据无法写入；没有证据就不放行数据。");
  static final Reason UPSTREAM_UNREACHABLE =
      Reason.of("UPSTREAM_UNREACHABLE", "The upstream cannot be reached.", "无法连接上游服务。");
  static final Reason UPSTREAM_TIMEOUT =
      Reason.of("UPSTREAM_TIMEOUT", "The upstream did not answer in time.", "上游服务未在时限内应答。");
  static final Reason UPSTREAM_UNREADABLE =
      Reason.of(
          "UPSTREAM_UNREADABLE",
          "The upstream's answer cannot be read in the route's format, so it cannot be protected.",
          "上游应答无法按路由格式读取，因而无法保护。");
  static final Reason UPSTREAM_REDIRECT =
      Reason.of(
          "UPSTREAM_REDIRECT",
          "The upstream redirects; redirects are not passed on.",
          "上游要求重定向；网关不予转发。");
  static final Reason UPSTREAM_BROKE_OFF =
      Reason.of("UPSTREAM_BROKE_OFF", "The upstream broke off its answer.", "上游应答中断。");
  static final Reason CLIENT_GONE =
      Reason.of("CLIENT_GONE", "The caller closed the connection.", "调用方已断开连接。");
  static final Reason PERMIT_EXPIRED =
      Reason.of("PERMIT_EXPIRED", "The permit ended during the release.", "放行期间许可已到期。");
  static final Reason INTERNAL =
      Reason.of("INTERNAL", "The gateway failed; nothing was released.", "网关内部错误；未放行任何数据。");

  private Reasons() {}
}
