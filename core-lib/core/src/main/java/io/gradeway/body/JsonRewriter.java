package io.gradeway.body;

import java.util.Arrays;
import java.util.Objects;

/**
 * Rewrites JSON and NDJSON in a window: bytes are copied into it, parsed, and leave it when their
 * record is complete and edited. The window holds at most one unfinished record.
 */
final class JsonRewriter implements BodyRewriter, JsonParser.Releases {
  /** Bytes parsed at a time: they stay in the processor's cache while they are rewritten. */
  private static final int SLICE = 16 * 1024;

  private final boolean lines;
  private final RecordEditor editor;
  private final BodySink sink;
  private final long bodyMax;
  private final int recordMax;
  private final BodyPaths paths;
  private final JsonRecord record;
  private final MemberNames names;
  private final JsonParser parser;
  private final Bytes out = new Bytes();
  private final JsonRenderer renderer;

  private byte[] window = new byte[0];
  private int length;
  private int released; // what is before it may leave
  private int copied; // what is before it is in out
  private long records;
  private int envelopes;
  private boolean failed;
  private boolean sinkFailed;

  JsonRewriter(
      boolean lines, RecordEditor editor, SharedPaths shared, BodyLimits limits, BodySink sink) {
    this.lines = lines;
    this.editor = editor;
    this.sink = sink;
    this.bodyMax = limits.bodyMax().bytes();
    this.recordMax = Math.toIntExact(limits.recordMax().bytes());
    this.paths = new BodyPaths(shared);
    this.record = new JsonRecord(paths);
    this.names = new MemberNames(record, paths);
    this.renderer = new JsonRenderer(record, out, names);
    this.parser = new JsonParser(lines, limits, editor, paths, record, names, this);
  }

  @Override
  public void write(byte[] bytes, int from, int to) {
    Objects.checkFromToIndex(from, to, bytes.length);
    begin();
    try {
      int at = from;
      while (at < to) {
        at += take(bytes, at, to);
        parser.parse(window, length);
        if (out.length >= recordMax) {
          flush();
        }
      }
    } catch (RuntimeException e) {
      flushBefore(e);
      throw e;
    }
    flush();
    failed = false;
  }

  @Override
  public void end() {
    begin();
    try {
      parser.end();
    } catch (RuntimeException e) {
      flushBefore(e);
      throw e;
    }
    if (!lines && envelopes == 1) {
      records = 1; // no array: the body is the record
    }
    flush();
  }

  @Override
  public long records() {
    return records;
  }

  /** Until a call has ended well there is no next one; after the end there is none either. */
  private void begin() {
    if (failed) {
      throw new IllegalStateException("the body has ended, or rewriting it has failed");
    }
    failed = true;
  }

  /** What was released before a failure leaves: so that no cut of the body makes a difference. */
  private void flushBefore(RuntimeException failure) {
    if (sinkFailed) {
      return;
    }
    try {
      flush();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private int take(byte[] bytes, int from, int to) {
    compact();
    long offset = parser.offset() + length;
    if (length == recordMax) {
      throw limit("a record is longer than " + recordMax + " bytes", offset);
    }
    if (offset == bodyMax) {
      throw limit("the body is longer than " + bodyMax + " bytes", offset);
    }
    int count = Math.min(Math.min(to - from, SLICE), recordMax - length);
    count = (int) Math.min(count, bodyMax - offset);
    if (length + count > window.length) {
      int doubled = (int) Math.min(recordMax, window.length * 2L);
      window = Arrays.copyOf(window, Math.max(length + count, doubled));
      record.use(window);
    }
    System.arraycopy(bytes, from, window, length, count);
    length += count;
    return count;
  }

  private static BodyException limit(String what, long offset) {
    return new BodyException(BodyException.Kind.LIMIT, what, offset);
  }

  private void compact() {
    if (released == 0) {
      return;
    }
    out.append(window, copied, released);
    System.arraycopy(window, released, window, 0, length - released);
    parser.shift(released);
    record.shift(released);
    length -= released;
    released = 0;
    copied = 0;
  }

  private void flush() {
    if (out.length == 0) {
      give(window, copied, released);
      copied = released;
      return;
    }
    out.append(window, copied, released);
    copied = released;
    give(out.array, 0, out.length);
    out.length = 0;
  }

  private void give(byte[] bytes, int from, int to) {
    if (from < to) {
      sinkFailed = true;
      sink.accept(bytes, from, to);
      sinkFailed = false;
    }
  }

  @Override
  public void envelope(int end) {
    envelopes++;
    if (record.size() > 0) {
      edit(end, true);
    }
    released = end;
  }

  @Override
  public void record(int end) {
    edit(end, false);
    released = end;
    records++;
    paths.forget();
  }

  private void edit(int end, boolean envelope) {
    editor.edit(record);
    if (record.isEdited()) {
      out.append(window, copied, released);
      copied = released;
      int before = out.length;
      boolean rendered = false;
      try {
        if (record.isRedacted() && !envelope) {
          renderer.renderNull(window, released, end);
        } else {
          renderer.render(window, released, end, envelope);
        }
        rendered = true;
      } finally {
        if (!rendered) {
          out.length = before;
        }
      }
      copied = end;
    }
    record.clear();
  }
}
