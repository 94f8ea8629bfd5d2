package io.gradeway.classification;

/**
 * What stands near a hit. The nearest label counts: looking back stops at a comma, a full stop, a
 * brace, or another number that stands before the label; a line break ends it unless the number
 * starts its line.
 */
final class Surroundings {
  private static final int BEFORE_BYTES = 48;
  private static final int AFTER_BYTES = 24;

  /** Words that say of a number that it is some running number and nothing else. */
  private static final ContextWords RUNNING_NUMBERS =
      ContextWords.of(
          "订单",
          "单号",
          "流水",
          "编号",
          "工单",
          "序号",
          "批次",
          "批号",
          "案号",
          "文号",
          "条码",
          "追踪",
          "金额",
          "价格",
          "合计",
          "order",
          "orderno",
          "trace",
          "serial",
          "batch",
          "invoice",
          "sku",
          "barcode",
          "timestamp",
          "时间戳",
          "version",
          "版本",
          "amount",
          "price",
          "ticket",
          "job");

  private Surroundings() {}

  /** Whether one of the words stands near {@code [start, end)}. */
  static boolean have(ContextWords words, byte[] b, int from, int to, int start, int end) {
    return words.occurIn(b, labelFrom(b, from, start), start)
        || words.occurIn(b, end, remarkTo(b, to, end));
  }

  /** Whether the label before the number says that it is a running number. */
  static boolean sayRunningNumber(byte[] b, int from, int start) {
    return RUNNING_NUMBERS.occurIn(b, labelFrom(b, from, start), start);
  }

  private static int labelFrom(byte[] b, int from, int start) {
    int limit = Math.max(from, start - BEFORE_BYTES);
    boolean label = false;
    int at = start;
    while (at > limit) {
      int c = b[at - 1];
      if (c == ',' || c == ';' || c == '{' || c == '}' || c == '|' || endsWideStop(b, limit, at)) {
        break;
      }
      if (label && (c == '\n' || Ascii.isDigit(c))) {
        break;
      }
      label |= (c < 0 && !endsList(b, limit, at)) || Ascii.isLetter(c);
      at--;
    }
    return at;
  }

  private static int remarkTo(byte[] b, int to, int end) {
    int limit = Math.min(to, end + AFTER_BYTES);
    for (int at = end; at < limit; at++) {
      int c = b[at];
      boolean stop = c == ',' || c == ';' || c == '{' || c == '}' || c == '\n' || c == '|';
      if (stop || Ascii.isDigit(c) || (at + 3 <= limit && endsWideStop(b, end, at + 3))) {
        return at;
      }
    }
    return limit;
  }

  /** ，； and 。 */
  private static boolean endsWideStop(byte[] b, int from, int end) {
    if (end - 3 < from) {
      return false;
    }
    int first = b[end - 3] & 0xFF;
    int second = b[end - 2] & 0xFF;
    int third = b[end - 1] & 0xFF;
    return (first == 0xEF && second == 0xBC && (third == 0x8C || third == 0x9B))
        || (first == 0xE3 && second == 0x80 && third == 0x82);
  }

  /** Part of 、 or ： or a full-width bracket, which divide nothing from its label. */
  private static boolean endsList(byte[] b, int from, int end) {
    for (int last = end; last < end + 3 && last <= b.length; last++) {
      if (last - 3 >= from) {
        int first = b[last - 3] & 0xFF;
        int second = b[last - 2] & 0xFF;
        if ((first == 0xE3 && second == 0x80) || (first == 0xEF && second == 0xBC)) {
          return true;
        }
      }
    }
    return false;
  }
}
