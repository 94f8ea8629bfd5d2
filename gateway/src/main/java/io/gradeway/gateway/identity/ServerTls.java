package io.gradeway.gateway.identity;

import io.gradeway.gateway.config.Listen;
import io.gradeway.gateway.config.TlsConfig;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.util.Set;

/**
 * Server options for a configured port: HTTP/1.1, TLS 1.2 and 1.3 when there is a certificate.
 * Client certificates are asked for, not demanded, when there are authorities; one that does not
 * verify ends the handshake.
 */
public final class ServerTls {
  private ServerTls() {}

  /** New options, to which the caller adds its limits. */
  public static HttpServerOptions options(Listen listen) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(listen.host())
            .setPort(listen.port())
            .setUseAlpn(false)
            // Vert.x would otherwise take h2c, by upgrade and by prior knowledge, past the
            // handlers.
            .setHttp2ClearTextEnabled(false)
            .setSni(false)
            .setSsl(false);
    listen.tls().ifPresent(tls -> secure(options, tls));
    return options;
  }

  private static void secure(HttpServerOptions options, TlsConfig tls) {
    options
        .setSsl(true)
        .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
        .setClientAuth(ClientAuth.NONE)
        .setKeyCertOptions(
            new PemKeyCertOptions()
                .setCertPath(tls.certificate().toString())
                .setKeyPath(tls.key().toString()));
    tls.clientAuthorities()
        .ifPresent(
            authorities ->
                options
                    .setClientAuth(ClientAuth.REQUEST)
                    .setTrustOptions(new PemTrustOptions().addCertPath(authorities.toString())));
  }
}
