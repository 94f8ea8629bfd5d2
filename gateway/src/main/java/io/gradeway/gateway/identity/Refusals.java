package io.gradeway.gateway.identity;

import io.gradeway.decision.Reason;

/** Every reason for which credentials are refused. Ids are fixed once published. */
final class Refusals {
  static final Reason AUTHORIZATION =
      Reason.of(
          "IDENTITY_AUTHORIZATION",
          "There must be at most one Authorization header, and it must read: Bearer <token>.",
          "最多只能有一个 Authorization 头，且须为：Bearer <令牌>。");
  static final Reason TOKEN_FORM =
      Reason.of(
          "IDENTITY_TOKEN_FORM",
          "The token is not a signed JWT in strict compact form.",
          "令牌不是严格紧凑格式的已签名 JWT。");
  static final Reason TOKEN_HEADER =
      Reason.of(
          "IDENTITY_TOKEN_HEADER",
          "The token's header holds something that is not accepted here.",
          "令牌头部含有此处不接受的内容。");
  static final Reason TOKEN_ALGORITHM =
      Reason.of(
          "IDENTITY_TOKEN_ALGORITHM",
          "The token is signed in a way its issuer is not allowed to use.",
          "令牌的签名算法不在其签发者的允许之列。");
  static final Reason TOKEN_ISSUER =
      Reason.of(
          "IDENTITY_TOKEN_ISSUER", "The token's issuer is not trusted here.", "此处不信任该令牌的签发者。");
  static final Reason TOKEN_KEY =
      Reason.of(
          "IDENTITY_TOKEN_KEY", "The token does not name a key of its issuer.", "令牌未指明其签发者的任何密钥。");
  static final Reason TOKEN_SIGNATURE =
      Reason.of("IDENTITY_TOKEN_SIGNATURE", "The token's signature does not hold.", "令牌签名无效。");
  static final Reason TOKEN_CLAIMS =
      Reason.of(
          "IDENTITY_TOKEN_CLAIMS",
          "A claim of the token is missing or has the wrong form; sub and exp are required.",
          "令牌声明缺失或格式有误；sub 与 exp 必填。");
  static final Reason TOKEN_AUDIENCE =
      Reason.of("IDENTITY_TOKEN_AUDIENCE", "The token is meant for someone else.", "令牌不是签发给本网关的。");
  static final Reason TOKEN_EXPIRED =
      Reason.of("IDENTITY_TOKEN_EXPIRED", "The token has expired.", "令牌已过期。");
  static final Reason TOKEN_EARLY =
      Reason.of("IDENTITY_TOKEN_EARLY", "The token is not valid yet.", "令牌尚未生效。");
  static final Reason CERTIFICATE =
      Reason.of(
          "IDENTITY_CERTIFICATE",
          "The client certificate is not one for client authentication that names one system.",
          "客户端证书不适用于客户端认证，或未唯一指明一个系统。");
  static final Reason CERTIFICATE_TERM =
      Reason.of(
          "IDENTITY_CERTIFICATE_TERM",
          "The client certificate is not valid at this time.",
          "客户端证书不在有效期内。");
  static final Reason MISMATCH =
      Reason.of(
          "IDENTITY_MISMATCH",
          "The client certificate and the token name different systems.",
          "客户端证书与令牌指明的系统不一致。");
  static final Reason UNKNOWN =
      Reason.of(
          "IDENTITY_UNKNOWN",
          "The system is authenticated but not registered here.",
          "系统已通过认证，但未在此登记。");
  static final Reason PURPOSE =
      Reason.of(
          "IDENTITY_PURPOSE",
          "The stated purpose is malformed, repeated, or differs from the signed one.",
          "所述用途格式有误、重复，或与已签名的用途不一致。");
  static final Reason BEHIND =
      Reason.of(
          "IDENTITY_BEHIND",
          "The stated person or job is malformed, repeated, or differs from the signed one.",
          "所述经办人或作业格式有误、重复，或与已签名的不一致。");

  private Refusals() {}
}
