package io.gradeway.policies.wire;

import io.gradeway.catalogue.Agreement;
import io.gradeway.decision.DecisionRequest;
import io.gradeway.decision.DecisionRequest.Parameter;
import io.gradeway.decision.InputBytes;
import io.gradeway.model.FieldPath;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Writes policy questions as JSON: ASCII, members sorted, lists in a fixed order, no white space.
 * Equal questions give equal bytes. The input holds no time (the state of each agreement's term
 * stands in it instead), no value of any field, and no id of a subject or person: a policy cannot
 * depend on what it is not shown.
 *
 * <p>Keeps written agreements by identity; not thread-safe, one per event loop.
 */
public final class PolicyInput {
  private static final Comparator<Parameter> ORDER =
      Comparator.comparing(Parameter::name)
          .thenComparing(parameter -> parameter.field().map(FieldPath::toString).orElse(""));

  private final AgreementText agreementText = new AgreementText();
  private final JsonText json = new JsonText();

  /**
   * The bytes of a question.
   *
   * @throws IllegalArgumentException when two agreements share an id or a text is not Unicode
   */
  public InputBytes write(DecisionRequest request) {
    List<Agreement> agreements = sorted(request.agreements());
    json.clear();
    json.raw("{\"action\":{\"method\":").string(request.action().method());
    json.raw(",\"operation\":").string(request.action().operation());
    json.raw("},\"agreements\":[");
    for (int i = 0; i < agreements.size(); i++) {
      json.raw(i > 0 ? "," : "");
      json.raw(agreementText.write(agreements.get(i), request.dataset(), request.time()));
    }
    json.raw("],\"parameters\":[");
    if (!request.parameters().isEmpty()) {
      parameters(request.parameters(), agreements);
    }
    json.raw("]");
    request
        .purpose()
        .ifPresent(
            purpose -> {
              String assurance = purpose.assurance().name().toLowerCase(Locale.ROOT);
              json.raw(",\"purpose\":{\"assurance\":").string(assurance);
              json.raw(",\"code\":").string(purpose.code()).raw("}");
            });
    json.raw(",\"resource\":{\"dataset\":").string(request.resource().dataset());
    json.raw(",\"domain\":").string(request.resource().domain());
    json.raw("},\"subject\":{\"authenticated\":").bool(!request.subject().isAnonymous());
    json.raw(",\"domain\":").string(request.subject().domain());
    json.raw(",\"permitted\":").bool(request.permitted()).raw("}}");
    return InputBytes.of(json.toBytes());
  }

  private static List<Agreement> sorted(List<Agreement> agreements) {
    if (agreements.size() < 2) {
      return agreements;
    }
    List<Agreement> sorted =
        agreements.stream().sorted(Comparator.comparing(Agreement::id)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).id().equals(sorted.get(i - 1).id())) {
        throw new IllegalArgumentException("two agreements have the id " + sorted.get(i).id());
      }
    }
    return sorted;
  }

  private void parameters(List<Parameter> parameters, List<Agreement> agreements) {
    List<Parameter> sorted = parameters.stream().sorted(ORDER).toList();
    for (int i = 0; i < sorted.size(); i++) {
      Parameter parameter = sorted.get(i);
      json.raw(i > 0 ? ",{" : "{");
      parameter
          .field()
          .ifPresent(field -> json.raw("\"field\":").string(field.toString()).raw(","));
      json.raw("\"name\":").string(parameter.name());
      parameter.field().ifPresent(field -> touches(field, agreements));
      json.raw("}");
    }
  }

  /** The paths of the agreements that reach the field a parameter acts on, or lie within it. */
  private void touches(FieldPath field, List<Agreement> agreements) {
    SortedSet<String> paths = new TreeSet<>();
    for (Agreement agreement : agreements) {
      for (Agreement.Field named : agreement.fields()) {
        FieldPath path = named.path();
        if (Paths.reaches(path, field) || (!path.isPattern() && Paths.reaches(field, path))) {
          paths.add(path.toString());
        }
      }
    }
    String separator = ",\"touches\":[";
    for (String path : paths) {
      json.raw(separator).string(path);
      separator = ",";
    }
    json.raw(paths.isEmpty() ? ",\"touches\":[]" : "]");
  }
}
