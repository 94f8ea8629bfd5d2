package io.gradeway.gateway.config;

import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a configuration may refer to beyond its own files.
 *
 * @param standards finds a taxonomy by its id; refuses by IllegalArgumentException
 * @param masks refuses an id that is no mask by IllegalArgumentException
 * @param clock tells today, and the zone in which a waiver's last day ends
 */
record Surroundings(Function<String, Standard> standards, Consumer<String> masks, Clock clock) {}
