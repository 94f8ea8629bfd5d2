package io.gradeway.body;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Feeds a body in pieces and tells what came of it. */
final class Feed {
  /**
   * What came of a body.
   *
   * @param output all that left
   * @param refusal kind and offset, null if the body was accepted
   */
  record Outcome(String output, @Nullable String refusal, long records) {}

  private BodyFormat format = BodyFormat.JSON;
  private BodyLimits limits = BodyLimits.DEFAULT;
  private RecordEditor editor = editing(record -> {});
  private PathTable paths = PathTable.create(BodyLimits.DEFAULT);
  final List<String> batches = new ArrayList<>();

  static Feed json() {
    return new Feed();
  }

  static Feed ndjson() {
    Feed feed = new Feed();
    feed.format = BodyFormat.NDJSON;
    return feed;
  }

  Feed limits(BodyLimits newLimits) {
    limits = newLimits;
    paths = PathTable.create(newLimits);
    return this;
  }

  Feed paths(PathTable newPaths) {
    paths = newPaths;
    return this;
  }

  Feed editor(RecordEditor newEditor) {
    editor = newEditor;
    return this;
  }

  Feed edit(Consumer<BodyRecord> edits) {
    return editor(editing(edits));
  }

  /** Lists all keys. */
  Feed editWithKeys(Consumer<BodyRecord> edits) {
    return editor(
        new RecordEditor() {
          @Override
          public boolean editsKey(PathTable table, int path) {
            return true;
          }

          @Override
          public void edit(BodyRecord record) {
            edits.accept(record);
          }
        });
  }

  static RecordEditor editing(Consumer<BodyRecord> edits) {
    return new RecordEditor() {
      @Override
      public boolean editsKey(PathTable table, int path) {
        return false;
      }

      @Override
      public void edit(BodyRecord record) {
        edits.accept(record);
      }
    };
  }

  BodyRewriter rewriter(BodySink sink) {
    return format.rewriter(editor, paths, limits, sink);
  }

  Outcome whole(String body) {
    return cutAt(bytes(body));
  }

  Outcome byByte(byte[] body) {
    int[] cuts = new int[Math.max(0, body.length - 1)];
    for (int i = 0; i < cuts.length; i++) {
      cuts[i] = i + 1;
    }
    return cutAt(body, cuts);
  }

  Outcome cutAt(byte[] body, int... cuts) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    batches.clear();
    BodyRewriter rewriter =
        rewriter(
            (bytes, from, to) -> {
              output.write(bytes, from, to - from);
              batches.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            });
    String refusal = null;
    try {
      int from = 0;
      for (int cut : cuts) {
        rewriter.write(body, from, cut);
        from = cut;
      }
      rewriter.write(body, from, body.length);
      rewriter.end();
    } catch (BodyException e) {
      refusal = e.kind() + " " + e.offset() + " " + e.getMessage();
    }
    return new Outcome(output.toString(StandardCharsets.ISO_8859_1), refusal, rewriter.records());
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Output is kept byte for byte; this reads it as text. */
  static String text(Outcome outcome) {
    return new String(
        outcome.output().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  static String path(BodyRecord record, int value) {
    return record.paths().toFieldPath(record.path(value)).toString();
  }

  static String valueText(BodyRecord record, int value) {
    int from = record.textStart(value);
    return new String(
        record.text(value), from, record.textEnd(value) - from, StandardCharsets.UTF_8);
  }

  static void replace(BodyRecord record, int value, String text) {
    byte[] utf8 = bytes(text);
    record.replaceWithString(value, utf8, 0, utf8.length);
  }
}
