package io.gradeway.examples.library;

import io.gradeway.body.BodyFormat;
import io.gradeway.body.BodyLimits;
import io.gradeway.catalogue.Dataset;
import io.gradeway.classification.Classifier;
import io.gradeway.classifiers.Taxonomies;
import io.gradeway.decision.Obligation.Protect;
import io.gradeway.decision.Obligation.Selector.Found;
import io.gradeway.decision.Obligation.Selector.OfCategory;
import io.gradeway.decision.Obligation.Selector.Unnamed;
import io.gradeway.grading.Grader;
import io.gradeway.model.CategoryId;
import io.gradeway.plan.Plan;
import io.gradeway.plan.PlanTools;
import io.gradeway.plan.Protection;
import io.gradeway.protection.Treatment;
import io.gradeway.taxonomy.Taxonomy;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Masks mobile numbers in a JSON answer, wherever they are, and withholds everything else that is
 * recognised. One instance serves one thread.
 */
public final class MaskJson {
  private final Plan plan;

  public MaskJson() {
    // region plan
    Taxonomy taxonomy = Taxonomies.load("gbt-43697-2024");
    Grader grader = new Grader(taxonomy);
    PlanTools tools =
        new PlanTools(
            Classifier.discovered(),
            taxonomy.scale(),
            category -> grader.grade(category).level(),
            Optional.empty()); // no keys: masks need none
    Dataset unlabelled =
        new Dataset("answers", "shop", taxonomy.scale().level("G3"), List.of(), "1");
    CategoryId mobile = CategoryId.of("personal.contact.mobile");
    Treatment mask = new Treatment(Treatment.Kind.MASK, "mobile");
    plan =
        Plan.compile(
            tools,
            unlabelled,
            "answers",
            List.of(
                new Protect(new OfCategory(mobile), mask), // fields recognised by their names
                new Protect(new Found(mobile), mask), // and numbers inside of any text
                new Protect(new Unnamed(), Treatment.CLEAR)),
            BodyLimits.DEFAULT);
    // endregion
  }

  /**
   * The protected form of one JSON text.
   *
   * @throws io.gradeway.body.BodyException when it is not JSON; names the offset, never content
   */
  public byte[] mask(byte[] json) {
    // region protect
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Protection protection =
        plan.protection(BodyFormat.JSON, (bytes, from, to) -> out.write(bytes, from, to - from));
    protection.write(json, 0, json.length); // once or many times, cut anywhere
    protection.end();
    return out.toByteArray();
    // endregion
  }
}
