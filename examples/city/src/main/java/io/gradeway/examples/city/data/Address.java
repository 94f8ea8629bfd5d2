package io.gradeway.examples.city.data;

/** Where someone lives, by its parts. */
public record Address(
    String province,
    String city,
    String district,
    String street,
    String community,
    String road,
    int houseNumber,
    int building,
    int unit,
    int room) {

  /** The address in one line, as forms show it. */
  public String text() {
    return province + city + district + street + door();
  }

  /** The part from the road on. */
  public String door() {
    return road + houseNumber + "号" + building + "幢" + unit + "单元" + room + "室";
  }

  /** A place that points at no door. */
  public String place() {
    return district + road + houseNumber + "号";
  }
}
