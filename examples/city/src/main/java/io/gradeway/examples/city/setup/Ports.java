package io.gradeway.examples.city.setup;

/** Where everything listens, on loopback. */
public record Ports(
    int gateway, int admin, int officers, int hotline, int population, int medical) {}
