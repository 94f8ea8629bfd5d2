package io.gradeway.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files of a TLS server, all PEM.
 *
 * @param certificate the server's certificate chain, its own certificate first
 * @param key its private key, PKCS#8
 * @param clientAuthorities if present, clients are asked for a certificate, and one that these
 *     authorities did not issue is refused
 */
public record TlsConfig(Path certificate, Path key, Optional<Path> clientAuthorities) {}
