package io.gradeway.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gradeway.body.BodyFormat;
import io.gradeway.body.BodyLimits;
import io.gradeway.body.BodyRecord;
import io.gradeway.body.BodyRewriter;
import io.gradeway.body.PathTable;
import io.gradeway.body.RecordEditor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Rewriting JSON bodies on one core; {@code megabytes} is input, in MB/s of 10^6 bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class RewriteBenchmark {
  private static final Set<String> MASKED = Set.of("name", "idNumber", "phone", "address");
  private static final byte[] MASK = "***".getBytes(StandardCharsets.UTF_8);
  private static final int CHUNK = 16 * 1024;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Records in the body: about 0.5 KB, 12 KB, and 1.2 MB. */
  @Param({"3", "70", "7000"})
  public int records;

  private byte[] body = new byte[0];
  private final PathTable paths = PathTable.create(BodyLimits.DEFAULT);
  private long left;

  /** Counts what goes in. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Input {
    public double megabytes;

    @Setup(Level.Iteration)
    public void reset() {
      megabytes = 0;
    }
  }

  @Setup
  public void makeBody() {
    StringBuilder text = new StringBuilder("{\"total\":" + records + ",\"data\":[");
    for (int i = 0; i < records; i++) {
      text.append(i == 0 ? "" : ",")
          .append("{\"id\":")
          .append(100_000 + i)
          .append(",\"name\":\"张三\",\"idNumber\":\"110101189003077716\",\"phone\":\"13800138000\"")
          .append(",\"address\":\"某市某区某街道某小区1号楼\",\"balance\":")
          .append(i * 7 % 1000)
          .append(".50,\"active\":true}");
    }
    body = text.append("],\"next\":null}").toString().getBytes(StandardCharsets.UTF_8);
  }

  @Benchmark
  public long rewriteUnchanged(Input input) {
    return rewrite(new Unchanged(), input);
  }

  @Benchmark
  public long rewriteMaskingFourFields(Input input) {
    return rewrite(new Masking(), input);
  }

  private long rewrite(RecordEditor editor, Input input) {
    BodyRewriter rewriter =
        BodyFormat.JSON.rewriter(
            editor, paths, BodyLimits.DEFAULT, (bytes, from, to) -> left += to - from);
    for (int at = 0; at < body.length; at += CHUNK) {
      rewriter.write(body, at, Math.min(body.length, at + CHUNK));
    }
    rewriter.end();
    input.megabytes += body.length / 1e6;
    return left;
  }

  @Benchmark
  public int jacksonTreeMaskingFourFields(Input input) throws IOException {
    JsonNode tree = MAPPER.readTree(body);
    for (JsonNode record : tree.get("data")) {
      for (String field : MASKED) {
        ((ObjectNode) record).put(field, "***");
      }
    }
    input.megabytes += body.length / 1e6;
    return MAPPER.writeValueAsBytes(tree).length;
  }

  @Benchmark
  public int jacksonStreamMaskingFourFields(Input input) throws IOException {
    JsonFactory factory = MAPPER.getFactory();
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
    try (JsonParser parser = factory.createParser(body);
        JsonGenerator generator = factory.createGenerator(out)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && MASKED.contains(parser.currentName())) {
          generator.writeString("***");
        } else {
          generator.copyCurrentEventExact(parser);
        }
      }
    }
    input.megabytes += body.length / 1e6;
    return out.size();
  }

  private static class Unchanged implements RecordEditor {
    @Override
    public boolean editsKey(PathTable paths, int path) {
      return false;
    }

    @Override
    public void edit(BodyRecord record) {}
  }

  /** Decides once for a path. */
  private static final class Masking extends Unchanged {
    private static final List<String> FIELDS =
        MASKED.stream().map(name -> "data[]." + name).toList();
    private final byte[] decisions = new byte[64];

    @Override
    public void edit(BodyRecord record) {
      for (int value = 0; value < record.size(); value++) {
        int path = record.path(value);
        if (decisions[path] == 0) {
          String words = record.paths().toFieldPath(path).toString();
          decisions[path] = (byte) (FIELDS.contains(words) ? 2 : 1);
        }
        if (decisions[path] == 2) {
          record.replaceWithString(value, MASK, 0, MASK.length);
        }
      }
    }
  }
}
