package io.gradeway.examples.city.data;

import java.util.List;

/**
 * Everything the three departments know. Made from a seed: the same seed gives the same city.
 * Immutable.
 *
 * @param residents the population registry's
 * @param orders the hotline's
 * @param insured the medical insurance's
 * @param hospitals those under contract with the medical insurance
 */
public record CityData(
    List<Resident> residents, List<Order> orders, List<Insured> insured, List<Hospital> hospitals) {
  public static final int RESIDENTS_MIN = 14_000;
  public static final int ORDERS = 12_000;
  public static final int INSURED = 12_000;

  /** Seed of the demo. */
  public static final long DEFAULT_SEED = 12_345;

  public CityData {
    residents = List.copyOf(residents);
    orders = List.copyOf(orders);
    insured = List.copyOf(insured);
    hospitals = List.copyOf(hospitals);
  }

  /** Founds the city. Takes well under a second. */
  public static CityData generate(long seed) {
    Dice dice = new Dice(seed);
    Names names = new Names(dice);
    Issuer issuer = new Issuer(dice);
    List<Resident> residents = new Households(dice, names, issuer).settle(RESIDENTS_MIN);
    InsuranceOffice office = new InsuranceOffice(dice, names, issuer);
    List<Hospital> hospitals = office.hospitals();
    List<Insured> insured = office.insure(residents, hospitals, INSURED);
    List<Order> orders = new HotlineDesk(dice, names, issuer, residents, hospitals).answer(ORDERS);
    return new CityData(residents, orders, insured, hospitals);
  }
}
