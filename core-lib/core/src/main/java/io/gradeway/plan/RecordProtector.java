package io.gradeway.plan;

import io.gradeway.body.BodyRecord;
import io.gradeway.body.PathTable;
import io.gradeway.body.RecordEditor;
import io.gradeway.model.FieldPath;
import io.gradeway.protection.Treatment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies a rule book to the records of a body. Rules are settled once for each path and remembered
 * with the path's number. Not thread-safe.
 */
final class RecordProtector implements RecordEditor {
  private static final byte[] WITHHELD = "******".getBytes(StandardCharsets.UTF_8);
  private static final FieldPath NO_PATH = new FieldPath(List.of());
  private static final int NAME_LENGTH_MAX = 64;
  private static final int NAME_DIGITS_MAX = 4;

  private final RuleBook book;
  private final TextGuard guard;
  private final PathTable paths;
  private final List<@Nullable FieldRule> rules = new ArrayList<>();
  private long records;
  private long values;
  private long treated;
  private long redactedRecords;
  private int highestRank;
  private int releasedRank;

  RecordProtector(RuleBook book, TextGuard guard, PathTable paths) {
    this.book = book;
    this.guard = guard;
    this.paths = paths;
  }

  PathTable paths() {
    return paths;
  }

  /** Forgets the counts of the last body; the settled rules stay. */
  void begin() {
    records = 0;
    values = 0;
    treated = 0;
    redactedRecords = 0;
    highestRank = 0;
  }

  long records() {
    return records;
  }

  long values() {
    return values;
  }

  long treated() {
    return treated;
  }

  long redactedRecords() {
    return redactedRecords;
  }

  int highestRank() {
    return highestRank;
  }

  @Override
  public boolean editsKey(PathTable paths, int path) {
    byte[] name = paths.name(path);
    return guard.look(name, 0, name.length, null, NO_PATH) != TextGuard.Verdict.CLEAN
        || !(isPlainName(name) || book.knowsName(paths.toFieldPath(path)));
  }

  /**
   * A name that a program would give. Where members are keyed by data (a person's name, a number),
   * the key is data.
   */
  private static boolean isPlainName(byte[] name) {
    int digits = 0;
    for (byte b : name) {
      boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_' || b == '-';
      boolean digit = b >= '0' && b <= '9';
      if (!letter && !digit) {
        return false;
      }
      digits += digit ? 1 : 0;
    }
    return name.length > 0 && name.length <= NAME_LENGTH_MAX && digits <= NAME_DIGITS_MAX;
  }

  @Override
  public void edit(BodyRecord record) {
    releasedRank = 0;
    for (int i = 0; i < record.size(); i++) {
      if (record.kind(i) == BodyRecord.Kind.KEY) {
        record.replaceWithString(i, WITHHELD, 0, WITHHELD.length);
        treated++;
      } else if (record.kind(i) != BodyRecord.Kind.NULL) {
        values++;
        edit(record, i, ruleFor(record.paths(), record.path(i)));
      }
    }
    if (releasedRank > book.ceiling()) {
      record.redact();
      redactedRecords++;
    } else {
      records++;
    }
    forgetTransientRules(record.paths());
  }

  private void edit(BodyRecord record, int value, FieldRule rule) {
    highestRank = Math.max(highestRank, rule.rank());
    Treatment.Kind kind = rule.treatment().kind();
    if (kind == Treatment.Kind.CLEAR) {
      release(record, value, rule);
      return;
    }
    treat(record, value, rule.treatment(), rule);
  }

  private void release(BodyRecord record, int value, FieldRule rule) {
    byte[] text = record.text(value);
    int from = record.textStart(value);
    int to = record.textEnd(value);
    if (rule.shape() != null) {
      if (rule.shape().admits(new Ascii(text, from, to))) {
        releasedRank = Math.max(releasedRank, rule.rank());
      } else {
        treat(record, value, rule.misshapen(), rule);
      }
      return;
    }
    releasedRank = Math.max(releasedRank, rule.rank());
    byte[] whole =
        record.kind(value) == BodyRecord.Kind.NUMBER ? WholeNumber.of(text, from, to) : null;
    if (whole != null
        && guard.look(whole, 0, whole.length, rule.category(), rule.path())
            != TextGuard.Verdict.CLEAN) {
      treat(record, value, Treatment.REDACT, rule);
      highestRank = Math.max(highestRank, guard.rank());
      return;
    }
    switch (guard.look(text, from, to, rule.category(), rule.path())) {
      case CLEAN -> {}
      case REPLACED -> {
        record.replaceWithString(value, guard.replaced(), 0, guard.replaced().length);
        treated++;
      }
      case WITHHOLD -> treat(record, value, Treatment.REDACT, rule);
    }
    highestRank = Math.max(highestRank, guard.rank());
  }

  private void treat(BodyRecord record, int value, Treatment treatment, FieldRule rule) {
    treated++;
    ValueTreatment apply = treatment.equals(rule.treatment()) ? rule.apply() : null;
    if (treatment.kind() == Treatment.Kind.DROP) {
      record.remove(value);
    } else if (record.kind(value) == BodyRecord.Kind.BOOLEAN) {
      record.replaceWithNull(value);
    } else if (apply == null) {
      record.replaceWithString(value, WITHHELD, 0, WITHHELD.length);
    } else {
      byte[] form =
          apply.apply(
              record.text(value), record.textStart(value), record.textEnd(value), rule.path());
      record.replaceWithString(value, form, 0, form.length);
    }
  }

  private FieldRule ruleFor(PathTable paths, int path) {
    while (rules.size() <= path) {
      rules.add(null);
    }
    FieldRule rule = rules.get(path);
    if (rule == null) {
      FieldPath words = paths.toFieldPath(path);
      rule = book.ruleFor(words);
      rules.set(path, rule);
    }
    return rule;
  }

  private void forgetTransientRules(PathTable paths) {
    if (rules.size() > paths.lasting()) {
      rules.subList(paths.lasting(), rules.size()).clear();
    }
  }
}
