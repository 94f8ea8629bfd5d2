package io.gradeway.gateway.config;

import java.nio.file.Path;

/**
 * Keys for pseudonyms and field ciphers.
 *
 * @param ring key ring file
 * @param passphraseFile file with the passphrase that opens it
 */
public record KeysConfig(Path ring, Path passphraseFile) {}
