package io.gradeway.plan;

import io.gradeway.body.BodyFormat;
import io.gradeway.body.BodyLimits;
import io.gradeway.body.BodySink;
import io.gradeway.body.PathTable;
import io.gradeway.catalogue.Dataset;
import io.gradeway.decision.Obligation;
import io.gradeway.model.Level;
import io.gradeway.taxonomy.LevelScale;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The obligations of a permit, compiled for one dataset. Guarantee: a value leaves in clear only
 * where an obligation says so by path or category; what no obligation names, and what no label
 * explains, is redacted; findings in clear text are treated by their category; several obligations
 * on one field settle on the strictest. Limit: what no label and no detector recognises inside a
 * field that is released clear stays in clear.
 *
 * <p>Not thread-safe: one instance per event loop. {@link #protection} may be called while other
 * protections of the same plan are under way.
 */
public final class Plan {
  /** More protections at once than this are made anew each time. */
  private static final int IDLE_MAX = 32;

  private final PlanTools tools;
  private final RuleBook book;
  private final Treatments treatments;
  private final List<PlannedField> fields;
  private final Deque<RecordProtector> idle = new ArrayDeque<>();
  private final Level highestLabel;
  private final BodyLimits limits;

  private Plan(
      PlanTools tools,
      Dataset dataset,
      String scope,
      List<Obligation> obligations,
      BodyLimits limits) {
    this.tools = tools;
    this.limits = limits;
    this.treatments = new Treatments(tools.keys(), scope, dataset.id());
    this.book = new RuleBook(tools, treatments, dataset, obligations);
    this.fields = book.plannedFields();
    LevelScale scale = tools.scale();
    this.highestLabel = fields.stream().map(PlannedField::level).reduce(scale.lowest(), scale::max);
  }

  /**
   * Compiles obligations.
   *
   * @param scope what pseudonyms and ciphers are bound to, usually the agreement's id
   * @param limits bounds on every body protected under the plan
   * @throws UnsupportedObligationException when one cannot be performed
   */
  public static Plan compile(
      PlanTools tools,
      Dataset dataset,
      String scope,
      List<Obligation> obligations,
      BodyLimits limits) {
    return new Plan(tools, dataset, scope, obligations, limits);
  }

  /** What is done to each labelled field, and last, as {@code **}, to all others. */
  public List<PlannedField> fields() {
    return fields;
  }

  /** Highest level among the labels of the dataset. */
  public Level highestLabel() {
    return highestLabel;
  }

  /** Begins the protection of one body. */
  public Protection protection(BodyFormat format, BodySink sink) {
    RecordProtector protector = idle.poll();
    if (protector == null) {
      TextGuard guard = new TextGuard(tools, book, treatments);
      protector = new RecordProtector(book, guard, PathTable.create(limits));
    }
    protector.begin();
    return new Protection(
        protector,
        format.rewriter(protector, protector.paths(), limits, sink),
        tools.scale(),
        this::takeBack);
  }

  /**
   * The protected form of a whole body.
   *
   * @throws io.gradeway.body.BodyException when the body is malformed or too large
   */
  public byte[] protect(BodyFormat format, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
    Protection protection =
        protection(format, (bytes, from, to) -> out.write(bytes, from, to - from));
    protection.write(body, 0, body.length);
    protection.end();
    return out.toByteArray();
  }

  private void takeBack(RecordProtector protector) {
    if (idle.size() < IDLE_MAX) {
      idle.push(protector);
    }
  }
}
