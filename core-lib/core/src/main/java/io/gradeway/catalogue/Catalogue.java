package io.gradeway.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The datasets and agreements in force at one gateway, as one unchanging snapshot. Every agreement
 * names a dataset of the catalogue. Lookups take constant time. Immutable and thread-safe.
 */
public final class Catalogue {
  private record Between(String provider, String receiver, String dataset) {}

  private final Map<String, Dataset> datasets;
  private final Map<String, Agreement> agreements;
  private final Map<Between, List<Agreement>> between;

  private Catalogue(
      Map<String, Dataset> datasets,
      Map<String, Agreement> agreements,
      Map<Between, List<Agreement>> between) {
    this.datasets = datasets;
    this.agreements = agreements;
    this.between = between;
  }

  /**
   * A catalogue of these datasets and agreements, in the order given.
   *
   * @throws IllegalArgumentException when an id occurs twice, an agreement names a dataset that is
   *     not there, or its provider does not own the dataset
   */
  public static Catalogue of(Collection<Dataset> datasets, Collection<Agreement> agreements) {
    Map<String, Dataset> byId = new LinkedHashMap<>();
    for (Dataset dataset : datasets) {
      if (byId.putIfAbsent(dataset.id(), dataset) != null) {
        throw new IllegalArgumentException("dataset " + dataset.id() + " is there twice");
      }
    }
    Map<String, Agreement> agreementsById = new LinkedHashMap<>();
    Map<Between, List<Agreement>> between = new LinkedHashMap<>();
    for (Agreement agreement : agreements) {
      Dataset dataset = byId.get(agreement.dataset());
      if (dataset == null || !dataset.domain().equals(agreement.provider())) {
        throw new IllegalArgumentException(
            "agreement "
                + agreement.id()
                + " names dataset "
                + agreement.dataset()
                + ", which "
                + (dataset == null ? "is not there" : agreement.provider() + " does not own"));
      }
      if (agreementsById.putIfAbsent(agreement.id(), agreement) != null) {
        throw new IllegalArgumentException("agreement " + agreement.id() + " is there twice");
      }
      between
          .computeIfAbsent(
              new Between(agreement.provider(), agreement.receiver(), agreement.dataset()),
              key -> new ArrayList<>())
          .add(agreement);
    }
    between.replaceAll((key, list) -> List.copyOf(list));
    return new Catalogue(byId, agreementsById, between);
  }

  /** The dataset with this id. */
  public Optional<Dataset> dataset(String id) {
    return Optional.ofNullable(datasets.get(id));
  }

  /** The agreement with this id. */
  public Optional<Agreement> agreement(String id) {
    return Optional.ofNullable(agreements.get(id));
  }

  /**
   * The agreements under which {@code provider} gives {@code dataset} to {@code receiver}, whatever
   * their state or term; empty when there is none.
   */
  public List<Agreement> agreements(String provider, String receiver, String dataset) {
    return between.getOrDefault(new Between(provider, receiver, dataset), List.of());
  }

  /** All datasets, in the order they were given. */
  public List<Dataset> datasets() {
    return List.copyOf(datasets.values());
  }

  /** All agreements, in the order they were given. */
  public List<Agreement> agreements() {
    return List.copyOf(agreements.values());
  }
}
