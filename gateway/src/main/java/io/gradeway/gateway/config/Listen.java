package io.gradeway.gateway.config;

import java.util.Optional;

/**
 * Where a server listens.
 *
 * @param host address to bind
 * @param port 1 to 65535, or 0 for any free port
 * @param tls without it the server speaks plain HTTP
 */
public record Listen(String host, int port, Optional<TlsConfig> tls) {}
