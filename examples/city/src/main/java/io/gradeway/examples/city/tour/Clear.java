package io.gradeway.examples.city.tour;

import io.gradeway.examples.city.data.Order;
import io.gradeway.examples.city.data.Resident;
import java.util.ArrayList;
import java.util.List;

/** The clear values of records, which a foreign department must never see. */
final class Clear {
  private Clear() {}

  static List<String> of(List<Resident> residents) {
    List<String> values = new ArrayList<>();
    for (Resident resident : residents) {
      values.addAll(
          List.of(
              quoted(resident.name()),
              resident.idNumber(),
              resident.birthDate().toString(),
              resident.mobile(),
              resident.address().text(),
              resident.address().door()));
      values.addAll(resident.plates());
      for (Resident.Member member : resident.household()) {
        values.add(quoted(member.name()));
        values.add(member.idNumber());
        values.add(member.birthDate().toString());
      }
    }
    return values;
  }

  static List<String> ofCallers(List<Order> orders) {
    List<String> values = new ArrayList<>();
    for (Order order : orders) {
      values.add(quoted(order.caller().name()));
      values.add(order.caller().phone());
      values.add(order.caller().address());
      values.add(order.content());
      if (!order.caller().idNumber().isEmpty()) {
        values.add(order.caller().idNumber());
      }
    }
    return values;
  }

  /** A name as a whole JSON string: two characters may be part of another word. */
  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
