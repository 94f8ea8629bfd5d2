package io.gradeway.examples.city.tour;

import io.gradeway.examples.city.data.CityData;
import io.gradeway.examples.city.data.Hospital;
import io.gradeway.examples.city.data.Insured;
import io.gradeway.examples.city.data.Resident;
import io.gradeway.examples.city.tour.Stop.Expected;
import java.util.List;

/** Which stops the tour has. */
final class Route {
  private static final String OK = "[200]";
  private static final String UNAUTHORIZED = "[401]";
  private static final String FORBIDDEN = "[403]";
  private static final int CURL_TIMED_OUT = 28;

  private final CityData city;
  private final Addresses at;

  Route(CityData city, Addresses at) {
    this.city = city;
    this.at = at;
  }

  List<Chapter> chapters() {
    return List.of(whoSeesWhat(), whatIsRefused(), whatGoesWrong(), evidence());
  }

  private Chapter whoSeesWhat() {
    Resident first = city.residents().get(0);
    List<String> hidden = Clear.of(city.residents().subList(0, 2));
    Insured insured =
        city.insured().subList(0, 5).stream()
            .filter(one -> !one.claims().isEmpty())
            .findFirst()
            .orElse(city.insured().get(0));
    String residents = "/population/residents?page=1&size=2";
    return new Chapter(
        "Who sees what",
        "谁能看到什么",
        List.of(
            new Stop(
                "The registry reads its own residents: clear (token, ES256).",
                "人口库读取本部门数据：明文（ES256 令牌）。",
                at.withToken("population", residents),
                Expected.of(OK, first.idNumber(), first.mobile(), first.address().text())),
            new Stop(
                "The medical insurance reads them under agreement AG-2026-017: masked (RS256).",
                "医保依据共享协议 AG-2026-017 读取：字段已脱敏（RS256 令牌）。",
                at.withToken("medical", residents),
                Expected.of(OK, first.number(), "****").lacking(hidden)),
            new Stop(
                "The same with a client certificate instead of a token (mTLS).",
                "同样的调用，用客户端证书代替令牌（双向 TLS）。",
                at.withCertificate("medical-claims", "benefit-eligibility", residents),
                Expected.of(OK, first.number(), "****").lacking(hidden)),
            new Stop(
                "The insurance reads its own claims from an upstream that gzips: clear.",
                "医保读取本部门结算数据，上游返回 gzip：明文。",
                at.withToken("medical", "/medical/claims?page=1&size=3"),
                Expected.of(OK, insured.person().idNumber(), insured.bankCard())),
            new Stop(
                "A route that is still observed: passed on, and recorded what would have happened.",
                "观察模式的路由：照常放行，并记录若强制执行会如何处理。",
                at.withToken("hotline", "/medical/hospitals?page=1&size=1"),
                Expected.of(OK, contact().contactPhone()))));
  }

  private Hospital contact() {
    return city.hospitals().get(0);
  }

  private Chapter whatIsRefused() {
    String residents = "/population/residents?page=1&size=1";
    List<String> hidden = Clear.of(city.residents().subList(0, 1));
    Resident sought = city.residents().get(7);
    return new Chapter(
        "What is refused, and why",
        "哪些会被拒绝，为什么",
        List.of(
            new Stop(
                "Another purpose than the agreement's: denied and told why.",
                "目的不在协议约定内：拒绝并说明原因。",
                at.withToken("medical-survey", residents),
                Expected.of(FORBIDDEN, "PURPOSE_NOT_AGREED", "处理目的不在协议约定范围内").lacking(hidden)),
            new Stop(
                "An agreement that both sides have suspended: denied.",
                "协议已被双方暂停：拒绝。",
                at.withToken("hotline", residents),
                Expected.of(FORBIDDEN, "AGREEMENT_SUSPENDED", "该协议已暂停").lacking(hidden)),
            new Stop(
                "An agreement whose term has ended: denied.",
                "协议已到期：拒绝。",
                at.withToken("hotline", "/medical/claims?page=1&size=1"),
                Expected.of(FORBIDDEN, "AGREEMENT_ENDED", "该协议已到期")),
            new Stop(
                "Searching by a number one may not see would reveal it: denied.",
                "用无权查看的证件号码作查询条件会泄露其值：拒绝。",
                at.withToken("medical", "/population/residents?idNumber=" + sought.idNumber()),
                Expected.of(FORBIDDEN, "PARAMETER_NOT_GRANTED").lacking(Clear.of(List.of(sought)))),
            new Stop(
                "No token, no certificate: 401.",
                "既无令牌也无证书：401。",
                at.withoutToken(residents),
                Expected.of(UNAUTHORIZED).lacking(hidden)),
            new Stop(
                "A token that has expired: 401.",
                "令牌已过期：401。",
                at.withToken("medical-expired", residents),
                Expected.of(UNAUTHORIZED).lacking(hidden))));
  }

  private Chapter whatGoesWrong() {
    List<String> victim = Clear.of(city.residents().subList(0, 1));
    return new Chapter(
        "What comes from behind",
        "上游的各种情形",
        List.of(
            new Stop(
                "The department fails with 500 and a stack trace that names a person: replaced.",
                "上游返回 500，堆栈文本含个人信息：整体替换。",
                at.withToken("medical", "/population/certificates"),
                Expected.of("[502]", "UPSTREAM_UNREADABLE").lacking(victim)),
            new Stop(
                "The same as JSON: the status stays, the values go.",
                "同样的错误以 JSON 返回：保留状态码，去除个人信息。",
                at.withToken("medical", "/population/certificates.json"),
                Expected.of("[500]").lacking(victim)),
            new Stop(
                "An endless feed, protected line by line as it comes.",
                "无限事件流，逐行实时保护。",
                at.feed("population", 3, "/hotline/feed"),
                Expected.of("\"seq\":5,", city.orders().get(4).number())
                    .lacking(Clear.ofCallers(city.orders().subList(0, 10)))
                    .exit(CURL_TIMED_OUT)),
            new Stop(
                "A slow upstream: nothing for three seconds, then eight bytes at a time.",
                "缓慢的上游：三秒无响应，随后每次八字节。",
                at.withToken("population", "/hotline/slow?page=1&size=1"),
                Expected.of(OK, city.orders().get(0).number())
                    .lacking(Clear.ofCallers(city.orders().subList(0, 1))))));
  }

  private Chapter evidence() {
    return new Chapter(
        "The evidence",
        "证据",
        List.of(
            new Stop(
                "Who got what across departments: the latest exchanges, with field treatments.",
                "跨部门调用的最新记录：谁、何时、依据哪份协议、各字段如何处理。",
                at.officer(
                    "/audit/records?crossDomainOnly=true&dataset=population.residents&limit=3"),
                Expected.of(OK, "medical-claims")
                    .lacking(Clear.of(city.residents().subList(0, 8)))),
            new Stop(
                "Everything that was refused for its purpose.",
                "因处理目的不符而被拒绝的全部调用。",
                at.officer("/audit/records?reason=PURPOSE_NOT_AGREED"),
                Expected.of(OK, "PURPOSE_NOT_AGREED", "satisfaction-survey")),
            new Stop(
                "Proof that one record stands in the log, with the checkpoint it is proved against.",
                "证明某条记录在日志中（RFC 6962 包含证明与签名检查点）。",
                at.officer("/audit/records/1/proof"),
                Expected.of(OK, "\"checkpoint\"", "\"path\"")),
            new Stop(
                "What was denied, as a table.",
                "以表格列出被拒绝的调用。",
                at.auditQuery("decision=DENY limit=10"),
                Expected.of("PURPOSE_NOT_AGREED", "AGREEMENT_SUSPENDED")),
            new Stop(
                "The whole log is verified against what the witness, another process, remembers.",
                "对照见证进程（独立进程）记住的检查点验证整个日志。",
                at.auditVerify(),
                Expected.of("\"verified\"")),
            new Stop(
                "A department's own token opens no evidence.",
                "部门令牌不能查询证据。",
                at.officersWith("medical", "/audit/records?limit=1"),
                Expected.of("\n[4").any(UNAUTHORIZED, FORBIDDEN))));
  }
}
