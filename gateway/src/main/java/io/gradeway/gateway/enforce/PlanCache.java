package io.gradeway.gateway.enforce;

import io.gradeway.body.BodyLimits;
import io.gradeway.catalogue.Dataset;
import io.gradeway.decision.Obligation;
import io.gradeway.decision.Permit;
import io.gradeway.gateway.config.Route;
import io.gradeway.model.ByteSize;
import io.gradeway.plan.Plan;
import io.gradeway.plan.PlanTools;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plans by what they were compiled from, least recently used first out. One for each event loop.
 */
final class PlanCache {
  private static final int PLANS_MAX = 512;

  private record Key(
      String dataset,
      String revision,
      String agreement,
      ByteSize bodyMax,
      List<Obligation> obligations) {}

  /**
   * What a permit's plan was, found by the permit itself: the decision cache hands out the same.
   */
  private record Settled(Permit permit, Dataset dataset, ByteSize bodyMax, Plan plan) {
    // Hashing and comparing some twenty obligations costs more than all else here.
    @SuppressWarnings("ReferenceEquality")
    boolean is(Permit other, Dataset otherDataset, ByteSize otherMax) {
      return permit == other && dataset == otherDataset && bodyMax.equals(otherMax);
    }
  }

  private static final int SETTLED_SLOTS = 4_096;

  private final @Nullable Settled[] settled = new @Nullable Settled[SETTLED_SLOTS];
  private final PlanTools tools;
  private final ByteSize recordMax;
  private final Map<Key, Plan> plans =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Plan> eldest) {
          return size() > PLANS_MAX;
        }
      };

  PlanCache(PlanTools tools, ByteSize recordMax) {
    this.tools = tools;
    this.recordMax = recordMax;
  }

  /**
   * The plan of a permit.
   *
   * @throws io.gradeway.plan.UnsupportedObligationException when it cannot be performed
   */
  Plan planOf(Route route, Dataset dataset, Permit permit) {
    int slot = System.identityHashCode(permit) & (SETTLED_SLOTS - 1);
    Settled hit = settled[slot];
    if (hit != null && hit.is(permit, dataset, route.bodyMax())) {
      return hit.plan();
    }
    Plan plan = compiled(route, dataset, permit);
    settled[slot] = new Settled(permit, dataset, route.bodyMax(), plan);
    return plan;
  }

  private Plan compiled(Route route, Dataset dataset, Permit permit) {
    String scope = permit.agreement().orElse(dataset.domain());
    Key key =
        new Key(dataset.id(), dataset.revision(), scope, route.bodyMax(), permit.obligations());
    Plan plan = plans.get(key);
    if (plan == null) {
      BodyLimits limits = BodyLimits.DEFAULT.withBodyMax(route.bodyMax()).withRecordMax(recordMax);
      plan = Plan.compile(tools, dataset, scope, permit.obligations(), limits);
      plans.put(key, plan);
    }
    return plan;
  }
}
