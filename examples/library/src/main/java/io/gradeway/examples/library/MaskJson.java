package io.gradeway.examples.library;

import io.gradeway.body.BodyFormat;
import io.gradeway.body.BodyLimits;
import io.gradeway.catalogue.Dataset;
import io.gradeway.classification.Classifier;
import io.gradeway.classifiers.Taxonomies;
import io.gradeway.decision.Obligation;
import io.gradeway.decision.Obligation.Protect;
import io.gradeway.decision.Obligation.Selector.Found;
import io.gradeway.decision.Obligation.Selector.OfCategory;
import io.gradeway.decision.Obligation.Selector.Unnamed;
import io.gradeway.model.CategoryId;
import io.gradeway.plan.Plan;
import io.gradeway.plan.PlanTools;
import io.gradeway.protection.Treatment;
import java.util.List;

/**
 * Masks mobile numbers in a JSON answer, wherever they are, and withholds everything else that is
 * recognised. One instance serves one thread.
 */
public final class MaskJson {
  private final Plan plan = plan();

  private static Plan plan() {
    // region plan
    PlanTools tools = PlanTools.of(Classifier.discovered(), Taxonomies.load("gbt-43697-2024"));
    Dataset answers = Dataset.unlabelled("answers", tools.scale().level("G3"));
    CategoryId mobile = CategoryId.of("personal.contact.mobile");
    List<Obligation> rules =
        List.of(
            new Protect(new OfCategory(mobile), Treatment.mask("mobile")), // told by its name
            new Protect(new Found(mobile), Treatment.mask("mobile")), // inside of any text
            new Protect(new Unnamed(), Treatment.CLEAR)); // but nothing else that is recognised
    return Plan.compile(tools, answers, "answers", rules, BodyLimits.DEFAULT);
    // endregion
  }

  /**
   * The protected form of one JSON text.
   *
   * @throws io.gradeway.body.BodyException when it is not JSON; names the offset, never content
   */
  public byte[] mask(byte[] json) {
    // region protect
    return plan.protect(BodyFormat.JSON, json);
    // endregion
  }
}
