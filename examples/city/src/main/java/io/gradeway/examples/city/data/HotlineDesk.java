package io.gradeway.examples.city.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;

/** Writes the work orders: residents call about other residents, places, plates and accounts. */
final class HotlineDesk {
  private static final LocalDateTime FIRST_CALL = LocalDateTime.of(2025, 1, 2, 8, 0);
  private static final int MINUTES_BETWEEN_CALLS_MAX = 150;
  private static final List<String> SOURCES =
      List.of("12345电话", "12345电话", "12345电话", "微信小程序", "政务服务网", "来信", "领导信箱");
  private static final List<String> OPENINGS =
      List.of("市民来电反映：", "来电人反映，", "市民通过平台反映，", "您好，", "市民再次来电，此前已反映未解决：");
  private static final List<String> CLOSINGS =
      List.of(
          "诉求：请尽快处理并回复{phone}。",
          "请相关部门核实，联系人{caller}，电话{phone}。",
          "来电人希望得到答复，手机{phoneSpaced}。",
          "诉求：要求三日内上门，地址{address}。",
          "请回电{phoneDashed}，联系人{callerTitle}。",
          "诉求：请依法处理。");
  private static final List<String> STATUSES = List.of("已办结", "已办结", "已办结", "办理中", "待签收", "退单");

  private final Dice dice;
  private final Issuer issuer;
  private final List<Resident> residents;
  private final List<Hospital> hospitals;
  private final List<String[]> complaints = WordList.rows("complaints.tsv", "\t", 7);
  private final List<String[]> employers = WordList.rows("employers.txt", "\n", 1);
  private final List<String> clerks = new ArrayList<>();

  HotlineDesk(
      Dice dice, Names names, Issuer issuer, List<Resident> residents, List<Hospital> hospitals) {
    this.dice = dice;
    this.issuer = issuer;
    this.residents = residents;
    this.hospitals = hospitals;
    for (int i = 0; i < 40; i++) {
      clerks.add(names.any());
    }
  }

  List<Order> answer(int calls) {
    List<Order> orders = new ArrayList<>(calls);
    LocalDateTime at = FIRST_CALL;
    for (int serial = 1; serial <= calls; serial++) {
      at = at.plusMinutes(dice.between(1, MINUTES_BETWEEN_CALLS_MAX));
      orders.add(order(serial, at));
    }
    return List.copyOf(orders);
  }

  private Order order(int serial, LocalDateTime at) {
    Resident caller = dice.pick(residents);
    String[] complaint = dice.pick(complaints);
    Map<String, String> words = words(caller, at.toLocalDate());
    String content =
        fill(
            complaint[5]
                .replace("{open}", dice.pick(OPENINGS))
                .replace("{close}", dice.pick(CLOSINGS)),
            words);
    String status = dice.pick(STATUSES);
    String result = status.equals("已办结") ? fill(complaint[6], words) : "";
    return new Order(
        serial,
        String.format(Locale.ROOT, "WO-%08d", 20_250_000 + serial),
        dice.pick(SOURCES),
        String.format(Locale.ROOT, "SJ-%d-%06d", at.getYear(), serial),
        fill(complaint[2], words),
        content,
        complaint[3],
        complaint[4],
        new Order.Caller(
            caller.name(),
            caller.mobile(),
            content.contains(caller.idNumber()) ? caller.idNumber() : "",
            caller.address().text()),
        result,
        complaint[0],
        complaint[1],
        at,
        at.plusDays(dice.between(3, 15)),
        status,
        dice.pick(clerks),
        dice.pick(List.of("正常", "正常", "正常", "黄色预警", "红色预警")),
        steps(at, complaint, caller, words, result));
  }

  private List<Order.Step> steps(
      LocalDateTime at,
      String[] complaint,
      Resident caller,
      Map<String, String> words,
      String result) {
    List<Order.Step> steps = new ArrayList<>();
    steps.add(new Order.Step(at, "12345热线中心", dice.pick(clerks), "受理并派单至" + complaint[3]));
    String contacted =
        dice.chance(50)
            ? "已电话联系" + caller.name() + "（" + caller.mobile() + "）了解情况"
            : "已联系{other}核实，对方电话{otherPhone}";
    steps.add(
        new Order.Step(
            at.plusHours(dice.between(1, 20)),
            complaint[3],
            dice.pick(clerks),
            fill(contacted, words)));
    if (!result.isEmpty()) {
      steps.add(
          new Order.Step(at.plusDays(dice.between(1, 3)), complaint[3], dice.pick(clerks), result));
    }
    return steps;
  }

  private Map<String, String> words(Resident caller, LocalDate day) {
    Resident other = dice.pick(residents);
    Map<String, String> words = new HashMap<>();
    words.put("caller", caller.name());
    words.put("callerTitle", title(caller));
    words.put("callerId", caller.idNumber());
    words.put("phone", caller.mobile());
    words.put("phoneSpaced", spaced(caller.mobile(), " "));
    words.put("phoneDashed", spaced(caller.mobile(), "-"));
    words.put("address", caller.address().text());
    words.put("place", caller.address().place());
    words.put("road", caller.address().road());
    words.put("community", caller.address().community());
    relative(caller, other, words);
    words.put("other", other.name());
    words.put("otherPhone", other.mobile());
    words.put("otherAddress", other.address().text());
    words.put("plate", other.plates().isEmpty() ? issuer.plate() : other.plates().get(0));
    String card = issuer.bankCard();
    words.put("card", card);
    words.put("cardTail", card.substring(card.length() - 4));
    words.put("employer", dice.pick(employers)[0]);
    words.put("email", "u" + caller.number().substring(3) + "@mail.example.com");
    words.put("hospital", dice.pick(hospitals).name());
    words.put("landline", dice.pick(hospitals).landline());
    words.put("date", day.format(DateTimeFormatter.ofPattern("M月d日", Locale.ROOT)));
    return words;
  }

  private static void relative(Resident caller, Resident other, Map<String, String> words) {
    boolean alone = caller.household().isEmpty();
    words.put("relative", alone ? other.name() : caller.household().get(0).name());
    words.put("relativeId", alone ? other.idNumber() : caller.household().get(0).idNumber());
  }

  private String title(Resident caller) {
    int surname = caller.name().codePointCount(0, caller.name().length()) > 3 ? 2 : 1;
    return caller.name().substring(0, caller.name().offsetByCodePoints(0, surname))
        + (caller.sex() == Sex.MALE ? "先生" : "女士");
  }

  private static String spaced(String mobile, String separator) {
    return mobile.substring(0, 3)
        + separator
        + mobile.substring(3, 7)
        + separator
        + mobile.substring(7);
  }

  private static String fill(String template, Map<String, String> words) {
    String text = template;
    for (Entry<String, String> word : words.entrySet()) {
      text = text.replace("{" + word.getKey() + "}", word.getValue());
    }
    return text;
  }
}
