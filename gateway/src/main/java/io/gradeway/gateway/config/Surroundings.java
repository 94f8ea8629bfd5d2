package io.gradeway.gateway.config;

import java.time.Clock;
import java.util.Set;
import java.util.function.Function;

/**
 * What a configuration may refer to beyond its own files.
 *
 * @param standards finds a taxonomy by its id; refuses by IllegalArgumentException
 * @param masks ids of the known masks
 * @param clock tells today, and the zone in which a waiver's last day ends
 */
record Surroundings(Function<String, Standard> standards, Set<String> masks, Clock clock) {}
