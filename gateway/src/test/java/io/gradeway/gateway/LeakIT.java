package io.gradeway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random bodies full of values that must not leave: nested, renamed, reordered, as keys, numbers,
 * JSON in strings, disguised twice, cut anywhere. The seed is fixed; a failure names its body.
 */
@Timeout(120)
class LeakIT {
  private static final int BODIES = 240;
  private static final long SEED = 20261123;
  private static final String PHONE = "13800138000";
  private static final String OTHER_PHONE = "13912345678";
  private static final String ID = "110101189003077716";
  private static final String NAME = "欧阳小明";
  private static final List<String> NUMBERS = List.of(PHONE, OTHER_PHONE, ID);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static TestUpstream upstream;
  private static TestCity city;
  private static Gateway gateway;
  private final LeakOracle oracle = new LeakOracle(List.of(PHONE, OTHER_PHONE, ID, NAME));

  @BeforeAll
  static void start() throws Exception {
    upstream = new TestUpstream(TestUpstream.json("{}"));
    city = new TestCity(folder, upstream.port());
    gateway = Gateway.start(city.gatewayYaml());
  }

  @AfterAll
  static void stop() throws IOException {
    gateway.close();
    upstream.close();
  }

  @Test
  void randomBody_neverLeaksAndArrivesMasked() throws Exception {
    Random random = new Random(SEED);
    int released = 0;
    for (int i = 0; i < BODIES; i++) {
      Body body = new Body(random);
      String text = body.text();
      Wire.Answer answer = exchange(text, random, "/registry/people");
      assertNoLeak(i, text, answer);
      assertThat(answer.status())
          .as("body %d: %s %s", i, text, answer.text())
          .isEqualTo(body.broken ? 502 : 200);
      if (!body.broken) {
        released++;
        assertMasked(i, text, answer);
      }
    }
    assertThat(released).isGreaterThan(BODIES / 2);
  }

  @Test
  void randomLines_neverLeak() throws Exception {
    Random random = new Random(SEED + 1);
    for (int i = 0; i < BODIES / 6; i++) {
      StringBuilder lines = new StringBuilder();
      for (int line = 0; line < 3; line++) {
        Body body = new Body(random);
        String text = body.text().replace('\n', ' ');
        lines.append(body.broken ? "{}" : text).append('\n');
      }
      Wire.Answer answer = exchange(lines.toString(), random, "/registry/lines");
      assertThat(answer.status()).as(lines + answer.text()).isEqualTo(200);
      assertNoLeak(i, lines.toString(), answer);
    }
  }

  private void assertNoLeak(int number, String text, Wire.Answer answer) {
    assertThat(oracle.find(answer.body()))
        .as("body %d: %s\n%s", number, text, answer.text())
        .isEmpty();
    assertThat(oracle.find(answer.head() + "\n" + answer.trailers())).as("%d", number).isEmpty();
  }

  /** Every labelled field of a well-formed record is there, under its mask. */
  private static void assertMasked(int number, String sent, Wire.Answer answer) throws IOException {
    JsonNode before = JSON.readTree(sent).path("records");
    JsonNode after = JSON.readTree(answer.body()).path("records");
    for (int r = 0; r < before.size(); r++) {
      assertField(number, before.get(r), after.path(r), "name", NAME, "欧阳**");
      assertField(number, before.get(r), after.path(r), "idNumber", ID, "110101********7716");
      assertField(number, before.get(r), after.path(r), "mobile", PHONE, "138****8000");
      assertField(number, before.get(r), after.path(r), "serial", "P-000001", "P-000001");
      assertField(number, before.get(r), after.path(r), "note", "常住", "常住");
    }
  }

  private static void assertField(
      int number, JsonNode before, JsonNode after, String field, String value, String masked) {
    if (before.isObject() && before.path(field).isTextual()) {
      boolean usual = before.get(field).textValue().equals(value);
      if (usual) {
        assertThat(after.path(field).asText()).as("body %d %s", number, field).isEqualTo(masked);
      }
    }
  }

  private static Wire.Answer exchange(String body, Random random, String target)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String type = target.endsWith("lines") ? "application/x-ndjson" : "application/json";
    List<Integer> cuts = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      cuts.add(random.nextInt(bytes.length));
    }
    cuts.add(bytes.length);
    Collections.sort(cuts);
    upstream.answers(
        out -> {
          out.write(
              ("HTTP/1.1 200 OK\r\nContent-Type: "
                      + type
                      + "\r\nX-Phone: "
                      + PHONE
                      + "\r\nTrailer: X-Id\r\nTransfer-Encoding: chunked\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
          int from = 0;
          for (int to : cuts) {
            if (to > from) {
              out.write(
                  (Integer.toHexString(to - from) + "\r\n").getBytes(StandardCharsets.US_ASCII));
              out.write(bytes, from, to - from);
              out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
              out.flush();
              from = to;
            }
          }
          out.write(("0\r\nX-Id: " + ID + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        });
    try (Wire wire = new Wire(gateway.port())) {
      return wire.send(
              "GET "
                  + target
                  + " HTTP/1.1\r\nHost: g\r\nTE: trailers\r\nAuthorization: Bearer "
                  + city.token("clinic-app", "benefit-check")
                  + "\r\n\r\n")
          .read();
    }
  }

  /** One body in the making. */
  private static final class Body {
    private final Random random;
    private boolean broken;
    private final boolean mayBreak;

    Body(Random random) {
      this.random = random;
      this.mayBreak = random.nextInt(8) == 0;
    }

    private String text;

    String text() {
      if (text == null) {
        List<String> members = new ArrayList<>();
        members.add("\"records\":" + array(1 + random.nextInt(3), this::record));
        for (int i = random.nextInt(3); i > 0; i--) {
          members.add(stray(i, 0));
        }
        text = object(members);
      }
      return text;
    }

    private String record() {
      List<String> members = new ArrayList<>();
      members.add("\"serial\":" + one("\"P-000001\"", "\"P-000001\"", string(number()), number()));
      members.add(name("name") + ":" + one(string(NAME), string(escaped(NAME)), string(ID + NAME)));
      members.add(
          name("idNumber")
              + ":"
              + one(string(ID), string(ID), ID, string(ID + " " + PHONE), "[" + ID + "]"));
      members.add(
          name("mobile")
              + ":"
              + one(
                  string(PHONE),
                  string(PHONE),
                  PHONE,
                  string(PHONE + "/" + OTHER_PHONE),
                  string(ID),
                  "{\"home\":" + string(PHONE) + "}"));
      members.add(
          "\"note\":"
              + one(
                  string("常住"),
                  string(prose()),
                  string(prose()),
                  number(),
                  number() + "e0",
                  number() + ".0",
                  scientific(number())));
      for (int i = random.nextInt(3); i > 0; i--) {
        members.add(stray(i, 0));
      }
      if (mayBreak) {
        broken = true;
        members.add(members.get(random.nextInt(members.size())));
      }
      return object(members);
    }

    /** A member that no label knows. */
    private String stray(int number, int depth) {
      String key =
          one(
              "extra" + number,
              "contact" + number,
              "备注" + number,
              "phone_" + number,
              disguised(number()) + "#" + number,
              NAME + number,
              "x" + number + escaped(ID));
      return string(key) + ":" + any(depth);
    }

    private String any(int depth) {
      int pick = random.nextInt(depth > 3 ? 4 : 8);
      return switch (pick) {
        case 0 -> number();
        case 1 -> string(disguised(number()));
        case 2 -> string(prose());
        case 3 -> one("true", "null", "1.5e3", number() + ".0", "-" + number(), number() + "e0");
        case 4 -> array(random.nextInt(3), () -> any(depth + 1));
        case 5 -> array(2, () -> array(2, () -> any(depth + 1)));
        case 6 -> object(List.of(stray(1, depth + 1), stray(2, depth + 1)));
        default -> string(object(List.of(stray(1, 4), "\"mobile\":" + string(number()))));
      };
    }

    private String prose() {
      String one = disguised(number());
      return one("请致电" + one + "联系", "id=" + one, one, "a " + one + "; b " + disguised(number()));
    }

    private static String scientific(String number) {
      return number.charAt(0) + "." + number.substring(1) + "E" + (number.length() - 1);
    }

    private String number() {
      return NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    private String disguised(String value) {
      String first = disguise(value);
      return random.nextInt(4) == 0 ? disguise(first) : first;
    }

    private String disguise(String value) {
      return switch (random.nextInt(8)) {
        case 0 -> Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        case 1 ->
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("tel " + value + " end").getBytes(StandardCharsets.UTF_8));
        case 2 -> each(value, c -> "%" + Integer.toHexString(c));
        case 3 -> each(value, c -> c < 128 ? "&#" + c + ";" : "&#x" + Integer.toHexString(c) + ";");
        case 4 -> escaped(value);
        case 5 -> each(value, c -> c >= '0' && c <= '9' ? "" + (char) (c + 0xFEE0) : "" + (char) c);
        case 6 -> value.length() == 11 ? spread(value, one("-", " ", "\u200b", "\u00a0")) : value;
        default -> value;
      };
    }

    private static String spread(String phone, String between) {
      return phone.substring(0, 3) + between + phone.substring(3, 7) + between + phone.substring(7);
    }

    private interface Coder {
      String code(int c);
    }

    private static String each(String value, Coder coder) {
      StringBuilder coded = new StringBuilder();
      for (int i = 0; i < value.length(); i++) {
        coded.append(value.charAt(i) < 256 ? coder.code(value.charAt(i)) : "" + value.charAt(i));
      }
      return coded.toString();
    }

    private static String escaped(String value) {
      StringBuilder coded = new StringBuilder();
      for (int i = 0; i < value.length(); i++) {
        coded.append(String.format("\\u%04x", (int) value.charAt(i)));
      }
      return coded.toString();
    }

    /** A JSON string; some characters as escapes, as any writer may choose. */
    private String string(String value) {
      StringBuilder quoted = new StringBuilder("\"");
      boolean escapes = random.nextInt(4) == 0;
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c < 0x20 || (escapes && random.nextInt(3) == 0)) {
          quoted.append(String.format("\\u%04X", (int) c));
        } else if (c == '"' || c == '\\') {
          quoted.append('\\').append(c);
        } else {
          quoted.append(c);
        }
      }
      return quoted.append('"').toString();
    }

    private String name(String name) {
      return random.nextInt(6) == 0 ? string(name + "Copy") : string(name);
    }

    private String object(List<String> members) {
      List<String> shuffled = new ArrayList<>(members);
      Collections.shuffle(shuffled, random);
      return "{" + space() + String.join("," + space(), shuffled) + "}";
    }

    private String array(int size, java.util.function.Supplier<String> element) {
      List<String> elements = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        elements.add(element.get());
      }
      return "[" + String.join(space() + ",", elements) + "]";
    }

    private String space() {
      return one("", " ", "\n", "\t");
    }

    private String one(String... choices) {
      return choices[random.nextInt(choices.length)];
    }
  }
}
