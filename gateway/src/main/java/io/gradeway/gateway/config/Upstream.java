package io.gradeway.gateway.config;

/**
 * Where a route's requests go.
 *
 * @param tls whether it is spoken to over TLS
 * @param host name or address, an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record Upstream(boolean tls, String host, int port) {
  @Override
  public String toString() {
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return (tls ? "https://" : "http://") + shown + ":" + port;
  }
}
