package io.gradeway.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bodies of made-up persons. A body is a run of consecutive records of one ring, so that every
 * start gives another body and a million of them need no more memory than the ring.
 */
final class Bodies {
  /** Distinct bodies of each size. */
  static final int DISTINCT = 10_000;

  /** Sizes of a body, in records. */
  enum Size {
    SMALL(2),
    MEDIUM(57),
    LARGE(5_640);

    final int records;

    Size(int records) {
      this.records = records;
    }

    String path() {
      return "/registry/" + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static final int RING = DISTINCT + Size.LARGE.records;
  private static final String[] SURNAMES = {"王", "李", "张", "刘", "陈", "欧阳", "赵", "黄"};
  private static final String[] GIVEN = {"伟", "秀英", "敏", "静怡", "强", "磊", "桂兰", "建国"};
  private static final String[] NOTES = {
    "夜间施工噪声扰民，希望尽快处理", "办理居住证需要哪些材料", "小区路灯不亮已有一周", "咨询医保异地结算"
  };
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private final byte[] ring;
  private final int[] starts = new int[RING + 1];

  Bodies() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(RING * 220);
    for (int i = 0; i < RING; i++) {
      starts[i] = bytes.size();
      bytes.writeBytes((record(i) + ",").getBytes(StandardCharsets.UTF_8));
    }
    starts[RING] = bytes.size();
    ring = bytes.toByteArray();
  }

  private static String record(int i) {
    String name = SURNAMES[i % SURNAMES.length] + GIVEN[i / 3 % GIVEN.length];
    return "{\"serial\":\"P-%06d\",\"name\":\"%s\",\"idNumber\":\"%s\",\"mobile\":\"%s\",\"address\":\"%s\",\"note\":\"%s\"}"
        .formatted(
            i,
            name,
            idNumber(i),
            mobile(i),
            "某市某区某街道某小区" + (i % 97 + 1) + "号楼",
            NOTES[i % NOTES.length]);
  }

  /** A resident number of the 19th century with its check digit (GB 11643). */
  static String idNumber(int i) {
    String digits =
        "110101%04d%02d%02d%03d".formatted(1800 + i % 100, i % 12 + 1, i % 28 + 1, i / 100 % 1000);
    int sum = 0;
    for (int d = 0; d < WEIGHTS.length; d++) {
      sum += (digits.charAt(d) - '0') * WEIGHTS[d];
    }
    return digits + "10X98765432".charAt(sum % 11);
  }

  static String mobile(int i) {
    return "130000%05d".formatted(i % 100_000);
  }

  /** What stands before the records. */
  static byte[] head(long total) {
    return ("{\"total\":" + total + ",\"records\":[").getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] tail() {
    return "]}".getBytes(StandardCharsets.US_ASCII);
  }

  byte[] ring() {
    return ring;
  }

  /**
   * Where the record at this place of the ring begins; a comma stands before each but the first.
   */
  int start(int record) {
    return starts[record];
  }

  int ringSize() {
    return RING;
  }

  /** A whole body. */
  byte[] body(Size size, int number) {
    return body(size.records, number);
  }

  byte[] body(int records, int number) {
    byte[] head = head(records);
    int from = start(number);
    int to = start(number + records) - 1;
    byte[] body = Arrays.copyOf(head, head.length + to - from + 2);
    System.arraycopy(ring, from, body, head.length, to - from);
    System.arraycopy(tail(), 0, body, body.length - 2, 2);
    return body;
  }
}
