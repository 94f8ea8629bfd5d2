package io.gradeway.benchmarks;

import io.gradeway.classification.ByteFindings;
import io.gradeway.classification.Classifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Finding identifiers in UTF-8 on one core, beside java.util.regex with a pattern for each kind;
 * {@code megabytes} is input, in MB/s of 10^6 bytes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ScanBenchmark {
  private static final int REPEATS = 500;
  private static final String RECORD =
      "{\"orderNo\":\"WO-20260001\",\"name\":\"张三\",\"idNumber\":\"110101189003077716\","
          + "\"phone\":\"13800138000\",\"address\":\"某市某区某路\",\"content\":\"反映小区夜间施工噪声扰民，"
          + "希望有关部门尽快处理并回复\",\"createdAt\":\"2026-11-23T08:30:00Z\",\"status\":\"closed\","
          + "\"amount\":1234.56,\"count\":17},\n";
  private static final String CLEAN = "希望有关部门尽快处理并回复，小区居民表示感谢。the quick brown fox jumps; ";

  private static final List<Pattern> PATTERNS =
      List.of(
          Pattern.compile("(?<![0-9A-Za-z])[1-9]\\d{16}[\\dXx](?![0-9A-Za-z])"),
          Pattern.compile("(?<![0-9A-Za-z])[1-9]\\d{14}(?![0-9A-Za-z])"),
          Pattern.compile("(?<![0-9A-Za-z])(?:\\+?86[- ]?|0086)?1[3-9]\\d{9}(?![0-9A-Za-z])"),
          Pattern.compile("(?<![0-9A-Za-z])0\\d{2,3}-?\\d{7,8}(?![0-9A-Za-z])"),
          Pattern.compile("(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}"),
          Pattern.compile("(?<![0-9A-Za-z])[3-69]\\d{12,18}(?![0-9A-Za-z])"),
          Pattern.compile("[A-Za-z0-9._%+\\-]+@(?:[A-Za-z0-9\\-]+\\.)+[A-Za-z]{2,24}"),
          Pattern.compile("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][A-Z0-9]{5,6}"),
          Pattern.compile("(?<![0-9A-Za-z])[EG]\\d{8}(?![0-9A-Za-z])"),
          Pattern.compile("(?<![0-9.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![0-9.])"),
          Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"),
          Pattern.compile("-----BEGIN (?:[A-Z0-9]+ )?PRIVATE KEY-----"),
          Pattern.compile(
              "(?:18|19|20)\\d{2}[-/.年](?:0?[1-9]|1[0-2])[-/.月](?:[12]\\d|3[01]|0?[1-9])"));

  /** Records with identifiers, or text without a digit. */
  @Param({"records", "clean"})
  public String text = "";

  private final Classifier classifier = Classifier.discovered();
  private final ByteFindings findings = Classifier.newFindings();
  private byte[] body = {};

  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Volume {
    public double megabytes;
  }

  @Setup
  public void fill() {
    body =
        (text.equals("records") ? RECORD : CLEAN).repeat(REPEATS).getBytes(StandardCharsets.UTF_8);
  }

  @Benchmark
  public int scanner(Volume volume) {
    classifier.detect(body, 0, body.length, findings);
    volume.megabytes += body.length / 1e6;
    return findings.size();
  }

  /** Decoding is part of it: the patterns need a string. */
  @Benchmark
  public int regex(Volume volume) {
    String decoded = new String(body, StandardCharsets.UTF_8);
    int found = 0;
    for (Pattern pattern : PATTERNS) {
      Matcher matcher = pattern.matcher(decoded);
      while (matcher.find()) {
        found++;
      }
    }
    volume.megabytes += body.length / 1e6;
    return found;
  }
}
