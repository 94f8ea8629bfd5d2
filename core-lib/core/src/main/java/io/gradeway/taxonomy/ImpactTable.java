package io.gradeway.taxonomy;

import io.gradeway.model.Level;
import java.util.Map;
import java.util.Optional;

/**
 * A table object × degree of harm → level. A cell may be absent: the next table decides.
 *
 * @param rule what the table is
 * @param cells by object, then by degree
 */
public record ImpactTable(Rule rule, Map<String, Map<String, Level>> cells) {
  public ImpactTable {
    cells = Map.copyOf(cells);
  }

  public Optional<Level> level(Category.Impact impact) {
    return Optional.ofNullable(cells.getOrDefault(impact.object(), Map.of()).get(impact.degree()));
  }
}
