package io.gradeway.examples.city.tour;

import java.util.List;

/** Stops under one heading. */
record Chapter(String english, String chinese, List<Stop> stops) {
  Chapter {
    stops = List.copyOf(stops);
  }
}
