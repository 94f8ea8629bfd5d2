package io.gradeway.gateway.config;

import java.nio.file.Path;

/**
 * The evidence store.
 *
 * @param file database file, created when it is not there
 * @param key Ed25519 private key that signs checkpoints, PEM PKCS#8
 */
public record LedgerConfig(Path file, Path key) {}
