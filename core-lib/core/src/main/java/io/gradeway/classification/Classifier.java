package io.gradeway.classification;

import io.gradeway.model.CategoryId;
import io.gradeway.model.Confidence;
import io.gradeway.model.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Finds identifiers in text, and tells what a field holds from its name and values. Make one at
 * start and share it: immutable and thread-safe.
 *
 * <p>Confidence says how often a hit of that kind is right. Findings below {@link #REPORTED_MIN}
 * are not reported; a caller that cannot afford false alarms acts from {@link #LIKELY} on.
 */
public final class Classifier {
  /** Category of a text that a detector failed to judge: treat it as the highest level. */
  public static final CategoryId UNKNOWN = CategoryId.of("unknown");

  /** Least confidence, in percent, of a finding that is reported. */
  public static final int REPORTED_MIN = 30;

  /** Confidence, in percent, from which a finding is more likely right than wrong. */
  public static final int LIKELY = 50;

  private final Scanner scanner;
  private final Set<CategoryId> formed = new HashSet<>();
  private final NameMatcher names;
  private final ColumnClassifier columns;

  private Classifier(Collection<DetectorPack> packs) {
    List<Detector> detectors = new ArrayList<>();
    List<NameEntry> entries = new ArrayList<>();
    List<ValueTest> tests = new ArrayList<>();
    for (DetectorPack pack : packs) {
      detectors.addAll(pack.detectors());
      entries.addAll(pack.names());
      tests.addAll(pack.valueTests());
    }
    Set<String> ids = new HashSet<>();
    for (Detector detector : detectors) {
      if (!ids.add(detector.profile().id())) {
        throw new IllegalArgumentException(
            "two detectors have the id \"" + detector.profile().id() + "\"; ids must be unique");
      }
      formed.add(detector.profile().category());
    }
    scanner = new Scanner(detectors);
    names = new NameMatcher(entries);
    columns = new ColumnClassifier(this, tests);
  }

  /**
   * A classifier with all packs on the class path.
   *
   * @throws IllegalStateException when there is none: nothing would ever be found
   */
  public static Classifier discovered() {
    List<DetectorPack> packs = new ArrayList<>();
    ServiceLoader.load(DetectorPack.class, Classifier.class.getClassLoader()).forEach(packs::add);
    if (packs.isEmpty()) {
      throw new IllegalStateException(
          "no detector pack is on the class path; add gradeway-classifiers");
    }
    return new Classifier(packs);
  }

  /**
   * A classifier with these packs.
   *
   * @throws IllegalArgumentException when two detectors have one id
   */
  public static Classifier of(Collection<DetectorPack> packs) {
    return new Classifier(packs);
  }

  /** A table to scan into, again and again. */
  public static ByteFindings newFindings() {
    return new FindingTable();
  }

  /** Findings in a text, in order and without overlap. */
  public List<Finding> detect(CharSequence text) {
    byte[] utf8 = Utf16.encode(text);
    FindingTable table = new FindingTable();
    scanner.scan(utf8, 0, utf8.length, table);
    List<Finding> findings = new ArrayList<>(table.size());
    int unit = 0;
    int offset = 0;
    for (int i = 0; i < table.size(); i++) {
      int start = Utf16.advance(text, unit, table.start(i) - offset);
      int end = Utf16.advance(text, start, table.end(i) - table.start(i));
      findings.add(
          new Finding(
              table.category(i),
              new Span(start, end),
              Confidence.of(table.confidence(i)),
              table.detector(i)));
      unit = end;
      offset = table.end(i);
    }
    return findings;
  }

  /**
   * Findings in UTF-8 bytes. Allocates nothing once {@code into} has grown.
   *
   * @param utf8 not to be changed during the call; malformed bytes are passed over
   * @param from first byte
   * @param to one past the last byte
   * @param into made by {@link #newFindings}; its former content is forgotten
   */
  public void detect(byte[] utf8, int from, int to, ByteFindings into) {
    if (from < 0 || to > utf8.length || from > to) {
      throw new IndexOutOfBoundsException(
          "range [" + from + "," + to + ") does not lie within " + utf8.length + " bytes");
    }
    if (!(into instanceof FindingTable table)) {
      throw new IllegalArgumentException("make the findings with Classifier.newFindings()");
    }
    scanner.scan(utf8, from, to, table);
  }

  /** What a field name tells, if it tells anything. */
  public Optional<NameMatch> matchName(CharSequence fieldName) {
    return names.match(fieldName.toString());
  }

  /** Whether values of the category have a form that a detector knows. */
  boolean hasDetectorFor(CategoryId category) {
    return formed.contains(category);
  }

  /** What a column holds, or that nobody can tell. Values outweigh names. */
  public Classification classify(Column column) {
    return columns.classify(column);
  }
}
