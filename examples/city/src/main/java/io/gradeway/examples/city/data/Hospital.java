package io.gradeway.examples.city.data;

/** A hospital under contract, with whom to ask there. */
public record Hospital(
    String code,
    String name,
    String grade,
    String district,
    String uscc,
    String contact,
    String contactPhone,
    String landline) {}
