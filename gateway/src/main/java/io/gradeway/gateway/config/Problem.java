package io.gradeway.gateway.config;

import java.nio.file.Path;

/**
 * One thing wrong in a configuration file.
 *
 * @param file where it is
 * @param line line in that file, 1 for the first; 0 when it concerns the whole file
 * @param path dotted path of the property, for example {@code routes[2].bodyMax}
 * @param found what is there, quoted and cut, {@code missing}, or empty when there is nothing to
 *     show; never secret material
 * @param expectation what should be there, or what to do
 */
public record Problem(Path file, int line, String path, String found, String expectation) {}
