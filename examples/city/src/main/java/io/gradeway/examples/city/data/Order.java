package io.gradeway.examples.city.data;

import java.time.LocalDateTime;
import java.util.List;

/** A work order of the hotline: the eighteen columns in use, with caller and steps as objects. */
public record Order(
    int serial,
    String number,
    String source,
    String cityNumber,
    String topic,
    String content,
    String department,
    String office,
    Caller caller,
    String result,
    String group,
    String kind,
    LocalDateTime dispatchedAt,
    LocalDateTime dueAt,
    String status,
    String dispatcher,
    String warning,
    List<Step> steps) {

  /** Who called. */
  public record Caller(String name, String phone, String idNumber, String address) {}

  /** What was done, when and by whom. */
  public record Step(LocalDateTime at, String unit, String clerk, String note) {}

  public Order {
    steps = List.copyOf(steps);
  }
}
