package io.gradeway.gateway.enforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gradeway.body.BodyFormat;
import io.gradeway.body.BodyLimits;
import io.gradeway.catalogue.Dataset;
import io.gradeway.catalogue.FieldLabel;
import io.gradeway.catalogue.Shape;
import io.gradeway.classification.Classifier;
import io.gradeway.classifiers.Taxonomies;
import io.gradeway.decision.Obligation;
import io.gradeway.decision.Obligation.Protect;
import io.gradeway.decision.Obligation.Selector;
import io.gradeway.grading.Grader;
import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.plan.Plan;
import io.gradeway.plan.PlanTools;
import io.gradeway.plan.Protection;
import io.gradeway.plan.ProtectionSummary;
import io.gradeway.plan.UnsupportedObligationException;
import io.gradeway.protection.KeyRing;
import io.gradeway.protection.Treatment;
import io.gradeway.taxonomy.LevelScale;
import io.gradeway.taxonomy.Taxonomy;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plans with the real detectors and the real taxonomy. */
class PlanTest {
  private static final Taxonomy TAXONOMY = Taxonomies.load("gbt-43697-2024");
  private static final LevelScale SCALE = TAXONOMY.scale();
  private static final Grader GRADER = new Grader(TAXONOMY);
  private static final Classifier CLASSIFIER = Classifier.discovered();

  private final List<FieldLabel> labels = new ArrayList<>();
  private final List<Obligation> obligations = new ArrayList<>();
  private Optional<KeyRing> keys = Optional.empty();
  private ProtectionSummary summary;

  private PlanTest label(String path, String category, String shape) {
    CategoryId id = CategoryId.of(category);
    labels.add(
        new FieldLabel(FieldPath.parse(path), id, GRADER.grade(id).level(), Shape.parse(shape)));
    return this;
  }

  private PlanTest at(String path, Treatment treatment) {
    obligations.add(new Protect(new Selector.AtPath(FieldPath.parse(path)), treatment));
    return this;
  }

  private PlanTest found(String category, Treatment treatment) {
    obligations.add(new Protect(new Selector.Found(CategoryId.of(category)), treatment));
    return this;
  }

  private static Treatment mask(String name) {
    return new Treatment(Treatment.Kind.MASK, name);
  }

  private Plan plan() {
    Dataset dataset = new Dataset("test.data", "test", SCALE.level("G3"), labels, "1");
    PlanTools tools =
        new PlanTools(CLASSIFIER, SCALE, category -> GRADER.grade(category).level(), keys);
    return Plan.compile(tools, dataset, "AG-1", obligations, BodyLimits.DEFAULT);
  }

  private String protect(String body) {
    return protect(plan(), body);
  }

  private String protect(Plan plan, String body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Protection protection =
        plan.protection(BodyFormat.JSON, (bytes, from, to) -> out.write(bytes, from, to - from));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    protection.write(bytes, 0, bytes.length);
    summary = protection.end();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void planWithoutObligations_redactsEverything() {
    label("name", "personal.basic.name", "open");
    assertThat(protect("{\"name\":\"张三\",\"age\":3,\"ok\":true,\"none\":null}"))
        .isEqualTo("{\"name\":\"******\",\"age\":\"******\",\"ok\":null,\"none\":null}");
  }

  @Test
  void fieldThatNothingNames_isRedactedWhateverItsLevel() {
    label("note", "government.record.status", "one-of(open|closed)");
    at("other", Treatment.CLEAR);
    assertThat(protect("{\"note\":\"open\"}")).isEqualTo("{\"note\":\"******\"}");
  }

  @Test
  void closedShape_passesWithoutScanAndAnythingElseIsRedacted() {
    label("status", "government.record.status", "one-of(open|closed)");
    at("status", Treatment.CLEAR);
    assertThat(protect("{\"status\":\"open\"}")).isEqualTo("{\"status\":\"open\"}");
    assertThat(protect("{\"status\":\"张三\"}")).isEqualTo("{\"status\":\"******\"}");
  }

  @Test
  void openText_keepsWhatIsHarmlessAndTreatsFindings() {
    label("text", "government.record.category", "open");
    at("text", Treatment.CLEAR).found("personal.contact.mobile", mask("mobile"));
    assertThat(protect("{\"text\":\"请回电 13800138000 谢谢\"}"))
        .isEqualTo("{\"text\":\"请回电 138****8000 谢谢\"}");
    assertThat(protect("{\"text\":\"证件 110101189003077716\"}"))
        .isEqualTo("{\"text\":\"证件 ******\"}");
  }

  @Test
  void labelledValueReleasedClear_isNoFindingInItsOwnField() {
    label("phone", "personal.contact.mobile", "open");
    at("phone", Treatment.CLEAR);
    assertThat(protect("{\"phone\":\"13800138000\"}")).isEqualTo("{\"phone\":\"13800138000\"}");
    assertThat(protect("{\"phone\":\"110101189003077716\"}")).isEqualTo("{\"phone\":\"******\"}");
  }

  @Test
  void severalObligationsOnOneField_settleOnTheStrictest() {
    label("phone", "personal.contact.mobile", "open");
    at("phone", mask("mobile"));
    obligations.add(new Protect(new Selector.AtLeast(SCALE.level("G2")), Treatment.REDACT));
    assertThat(protect("{\"phone\":\"13800138000\"}")).isEqualTo("{\"phone\":\"******\"}");
  }

  @Test
  void twoDifferentMasksOfOneField_becomeARedaction() {
    label("phone", "personal.contact.mobile", "open");
    at("phone", mask("mobile")).at("**", mask("keep-last-4"));
    assertThat(protect("{\"phone\":\"13800138000\"}")).isEqualTo("{\"phone\":\"******\"}");
  }

  @Test
  void maskOfAValueOfAnotherKind_hidesIt() {
    label("phone", "personal.contact.mobile", "open");
    at("phone", mask("mobile"));
    assertThat(protect("{\"phone\":\"110101189003077716\"}"))
        .doesNotContain("110")
        .doesNotContain("7716");
  }

  @Test
  void residentIdBesideAClearBirthDate_isNotShownInPart() {
    label("id", "personal.identity.resident-id", "open");
    label("born", "personal.basic.birth-date", "open");
    at("id", mask("resident-id")).at("born", Treatment.CLEAR);
    assertThat(protect("{\"id\":\"110101189003077716\",\"born\":\"1890-03-07\"}"))
        .isEqualTo("{\"id\":\"******\",\"born\":\"1890-03-07\"}");
  }

  @Test
  void memberNamesThatAreData_areHidden() {
    label("people.*.age", "personal.basic.age", "decimal(3)");
    at("people.*.age", Treatment.CLEAR);
    String protectedBody = protect("{\"people\":{\"张三\":{\"age\":3},\"13800138000\":{\"age\":4}}}");
    assertThat(protectedBody)
        .doesNotContain("张三")
        .doesNotContain("13800138000")
        .contains("\"age\":3")
        .contains("\"age\":4");
  }

  @Test
  void ceiling_withholdsTheRecordAboveIt() {
    label("[].id", "personal.identity.resident-id", "open");
    at("[].id", Treatment.CLEAR);
    obligations.add(new Obligation.Ceiling(SCALE.level("G3")));
    assertThat(protect("[{\"id\":\"110101189003077716\"},{\"id\":null}]"))
        .isEqualTo("[null,{\"id\":null}]");
    assertThat(summary.redactedRecords()).isEqualTo(1);
  }

  @Test
  void drop_takesTheMemberOut() {
    label("id", "personal.identity.resident-id", "open");
    label("n", "government.record.count", "decimal(3)");
    at("id", Treatment.DROP).at("n", Treatment.CLEAR);
    assertThat(protect("{\"id\":\"110101189003077716\",\"n\":3}")).isEqualTo("{\"n\":3}");
  }

  @Test
  void pseudonym_isStableInsideAnAgreement() throws Exception {
    KeyRing ring = KeyRing.ephemeral();
    ring.add("join", KeyRing.Purpose.PSEUDONYM);
    ring.add("seal", KeyRing.Purpose.CIPHER);
    keys = Optional.of(ring);
    label("[].id", "personal.identity.resident-id", "open");
    label("[].secret", "personal.contact.mobile", "open");
    at("[].id", new Treatment(Treatment.Kind.PSEUDONYM, "join"));
    at("[].secret", new Treatment(Treatment.Kind.CIPHER, "seal"));
    String body =
        protect(
            "[{\"id\":\"110101189003077716\",\"secret\":\"13800138000\"},"
                + "{\"id\":\"110101189003077716\",\"secret\":\"13800138000\"}]");
    List<String> pseudonyms = values(body, "id");
    assertThat(pseudonyms.get(0)).startsWith("p1_").isEqualTo(pseudonyms.get(1));
    List<String> envelopes = values(body, "secret");
    assertThat(envelopes.get(0)).startsWith("gw1.").isNotEqualTo(envelopes.get(1));
  }

  private static List<String> values(String body, String member) {
    return java.util.regex.Pattern.compile("\"" + member + "\":\"([^\"]*)\"")
        .matcher(body)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @Test
  void obligationThatCannotBePerformed_isRefusedWhenCompiling() {
    label("id", "personal.identity.resident-id", "open");
    at("id", new Treatment(Treatment.Kind.CIPHER, "no-such-key"));
    assertThatThrownBy(this::plan).isInstanceOf(UnsupportedObligationException.class);
    obligations.clear();
    at("id", mask("no-such-mask"));
    assertThatThrownBy(this::plan).isInstanceOf(UnsupportedObligationException.class);
    obligations.clear();
    obligations.add(new Obligation.Unknown("watermark"));
    assertThatThrownBy(this::plan).isInstanceOf(UnsupportedObligationException.class);
  }

  @Test
  void counts_sayWhatWasDone() {
    label("[].phone", "personal.contact.mobile", "open");
    label("[].n", "government.record.count", "decimal(3)");
    at("[].phone", mask("mobile")).at("[].n", Treatment.CLEAR);
    protect("[{\"phone\":\"13800138000\",\"n\":1},{\"phone\":\"13800138000\",\"n\":2}]");
    assertThat(summary.records()).isGreaterThanOrEqualTo(2);
    assertThat(summary.values()).isEqualTo(4);
    assertThat(summary.treated()).isEqualTo(2);
  }

  @Test
  void planUsedForManyBodies_forgetsWhatItSawBefore() {
    label("[].phone", "personal.contact.mobile", "open");
    at("[].phone", mask("mobile"));
    Plan plan = plan();
    for (int i = 0; i < 50; i++) {
      String body = protect(plan, "[{\"phone\":\"13800138000\",\"x" + i + "\":\"13800138000\"}]");
      assertThat(body).isEqualTo("[{\"phone\":\"138****8000\",\"x" + i + "\":\"******\"}]");
      assertThat(summary.values()).isEqualTo(2);
    }
  }
}
