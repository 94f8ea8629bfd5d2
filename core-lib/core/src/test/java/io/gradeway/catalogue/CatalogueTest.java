package io.gradeway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gradeway.model.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final Level LEVEL = new Level("scheme", "L2");
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

  private final Dataset residents = dataset("population.residents", "population");
  private final Dataset claims = dataset("medical.claims", "medical");

  @Test
  void agreements_areFoundByProviderReceiverAndDataset() {
    Agreement one = agreement("1", "population", "medical", "population.residents");
    Agreement two = agreement("2", "population", "medical", "population.residents");
    Agreement other = agreement("3", "population", "hotline", "population.residents");
    Agreement back = agreement("4", "medical", "population", "medical.claims");

    Catalogue catalogue = Catalogue.of(List.of(residents, claims), List.of(one, two, other, back));

    assertThat(catalogue.agreements("population", "medical", "population.residents"))
        .containsExactly(one, two);
    assertThat(catalogue.agreements("medical", "population", "population.residents")).isEmpty();
    assertThat(catalogue.agreements("population", "medical", "medical.claims")).isEmpty();
    assertThat(catalogue.agreements("medical", "population", "medical.claims"))
        .containsExactly(back);
    assertThat(catalogue.agreement("3")).contains(other);
    assertThat(catalogue.agreement("5")).isEmpty();
    assertThat(catalogue.agreements()).containsExactly(one, two, other, back);
    assertThat(catalogue.dataset("medical.claims")).contains(claims);
    assertThat(catalogue.dataset("medical.claim")).isEmpty();
    assertThat(catalogue.datasets()).containsExactly(residents, claims);
  }

  @Test
  void sourceListsChangeLater_catalogueStays() {
    List<Dataset> datasets = new ArrayList<>(List.of(residents));
    Catalogue catalogue = Catalogue.of(datasets, List.of());
    datasets.clear();

    assertThat(catalogue.datasets()).containsExactly(residents);
    assertThatThrownBy(() -> catalogue.datasets().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void repeatedOrDanglingIds_areRefused() {
    Agreement one = agreement("1", "population", "medical", "population.residents");

    refused(List.of(residents, residents), List.of());
    refused(List.of(residents), List.of(one, one));
    refused(List.of(claims), List.of(one));
    refused(
        List.of(residents), List.of(agreement("1", "medical", "hotline", "population.residents")));
  }

  @Test
  void agreementThatEndsBeforeItBegins_isRefused() {
    assertThatThrownBy(
            () ->
                new Agreement(
                    "1", "1", "a", "b", "a.d", Set.of(), "law", FROM, FROM, true, LEVEL, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refused(List<Dataset> datasets, List<Agreement> agreements) {
    assertThatThrownBy(() -> Catalogue.of(datasets, agreements))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Dataset dataset(String id, String domain) {
    return new Dataset(id, domain, LEVEL, List.of(), "1");
  }

  private static Agreement agreement(String id, String provider, String receiver, String dataset) {
    return new Agreement(
        id,
        "1",
        provider,
        receiver,
        dataset,
        Set.of("purpose"),
        "law",
        FROM,
        FROM.plusSeconds(1),
        true,
        LEVEL,
        List.of());
  }
}
