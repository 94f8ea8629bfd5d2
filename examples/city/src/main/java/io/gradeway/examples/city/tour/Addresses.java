package io.gradeway.examples.city.tour;

import io.gradeway.examples.city.setup.Ports;
import io.gradeway.examples.city.setup.RunFolder;
import java.util.Locale;

/** Builds the lines of the tour: real paths, real ports. */
record Addresses(RunFolder run, Ports ports, String launcher) {

  /** A call to the gateway with a bearer token. */
  String withToken(String token, String path) {
    return curl("", bearer(token), ports.gateway(), path);
  }

  String withoutToken(String path) {
    return curl("", "", ports.gateway(), path);
  }

  /** A call with a client certificate and a purpose that is only asserted. */
  String withCertificate(String subject, String purpose, String path) {
    String identity =
        " --cert "
            + run.clientCertificate(subject)
            + " --key "
            + run.clientKey(subject)
            + " -H 'Gradeway-Purpose: "
            + purpose
            + "'";
    return curl("", identity, ports.gateway(), path);
  }

  String feed(String token, int seconds, String path) {
    return curl(" -N --max-time " + seconds, bearer(token), ports.gateway(), path);
  }

  /** A call to the officers' port. */
  String officer(String path) {
    return officersWith("officer", path);
  }

  String officersWith(String token, String path) {
    return curl("", bearer(token), ports.officers(), path);
  }

  String auditQuery(String filters) {
    return launcher
        + " audit query --url https://127.0.0.1:"
        + ports.officers()
        + " --token-file "
        + run.token("officer")
        + " --ca "
        + run.serverAuthority()
        + " "
        + filters;
  }

  String auditVerify() {
    return launcher
        + " audit verify --ledger "
        + run.ledger()
        + " --key "
        + run.verifierKey()
        + " --witness "
        + run.witness();
  }

  private String bearer(String token) {
    return " -H \"Authorization: Bearer $(cat " + run.token(token) + ")\"";
  }

  private String curl(String options, String identity, int port, String path) {
    return String.format(
        Locale.ROOT,
        "curl -sS -w '\\n[%%{http_code}]\\n'%s --cacert %s%s 'https://127.0.0.1:%d%s'",
        options,
        run.serverAuthority(),
        identity,
        port,
        path);
  }
}
