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
