package io.gradeway.examples.city.department;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gradeway.examples.city.data.Order;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The 12345 hotline. Member names are the first letters of the eighteen columns in pinyin, as such
 * systems have them: {@code bjbh} 办件编号, {@code sqnr} 诉求内容, {@code sqrdh} 诉求人电话 and so on.
 *
 * <ul>
 *   <li>{@code /orders?page&size}, {@code /orders/{bjbh}}
 *   <li>{@code /feed}: NDJSON, an event every 200 ms, without end
 *   <li>{@code /export?count}: one array of any length
 *   <li>{@code /slow}: nothing for three seconds, then eight bytes at a time
 * </ul>
 */
final class Hotline {
  static final long FEED_INTERVAL_MILLIS = 200;
  static final long SLOW_DELAY_MILLIS = 3_000;
  private static final long SLOW_INTERVAL_MILLIS = 10;
  private static final int SLOW_SLICE_BYTES = 8;
  private static final int EXPORT_MAX = 100_000_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final Vertx vertx;
  private final List<Order> orders;
  private final Map<String, Order> byNumber = new HashMap<>();

  Hotline(Vertx vertx, List<Order> orders) {
    this.vertx = vertx;
    this.orders = orders;
    orders.forEach(order -> byNumber.put(order.number(), order));
  }

  Handler<HttpServerRequest> routes() {
    return new Routes()
        .get("/orders", this::page)
        .get("/orders/", this::one)
        .get("/feed", this::feed)
        .get("/export", this::export)
        .get("/slow", this::slow);
  }

  private void page(HttpServerRequest request) {
    Page page = Page.of(request);
    Answer.json(request.response(), 200, Answer.envelope(orders, page, Hotline::write));
  }

  private void one(HttpServerRequest request) {
    Order order = byNumber.get(Routes.lastSegment(request));
    if (order == null) {
      Routes.fail(request, 404, "no such order");
      return;
    }
    List<Order> one = List.of(order);
    Answer.json(request.response(), 200, Answer.envelope(one, new Page(1, 1), Hotline::write));
  }

  private void feed(HttpServerRequest request) {
    request.response().putHeader("content-type", "application/x-ndjson;charset=UTF-8");
    Stream.endless(vertx, request.response(), FEED_INTERVAL_MILLIS, this::event);
  }

  private void export(HttpServerRequest request) {
    int count = Page.number(request.getParam("count", "1000"), "count", EXPORT_MAX);
    request.response().putHeader("content-type", Answer.JSON);
    Stream.all(
        request.response(),
        "{\"total\":" + count + ",\"records\":[",
        count,
        n -> Answer.bytes(json -> write(json, at(n))),
        "]}");
  }

  private void slow(HttpServerRequest request) {
    Page page = Page.of(request);
    request.response().putHeader("content-type", Answer.JSON);
    Stream.drip(
        vertx,
        request.response(),
        SLOW_DELAY_MILLIS,
        SLOW_INTERVAL_MILLIS,
        SLOW_SLICE_BYTES,
        Answer.bytes(Answer.envelope(orders, page, Hotline::write)));
  }

  private Order at(long n) {
    return orders.get((int) (n % orders.size()));
  }

  private byte[] event(long n) {
    Order order = at(n);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(
        Answer.bytes(
            json -> {
              json.writeStartObject();
              json.writeNumberField("seq", n + 1);
              json.writeStringField("bjbh", order.number());
              json.writeStringField("sj", time(order.dispatchedAt()));
              json.writeStringField("sxdl", order.group());
              json.writeStringField("bldw", order.department());
              json.writeObjectFieldStart("sqr");
              json.writeStringField("xm", order.caller().name());
              json.writeStringField("sqrdh", order.caller().phone());
              json.writeEndObject();
              json.writeStringField("sqnr", order.content());
              json.writeEndObject();
            }));
    line.write('\n');
    return line.toByteArray();
  }

  private static void write(JsonGenerator json, Order order) throws IOException {
    json.writeStartObject();
    json.writeNumberField("xh", order.serial());
    json.writeStringField("bjbh", order.number());
    json.writeStringField("bjly", order.source());
    json.writeStringField("sjbh", order.cityNumber());
    json.writeStringField("sqzt", order.topic());
    json.writeStringField("sqnr", order.content());
    json.writeStringField("bldw", order.department());
    json.writeStringField("blks", order.office());
    json.writeObjectFieldStart("sqr");
    json.writeStringField("xm", order.caller().name());
    json.writeStringField("sqrdh", order.caller().phone());
    json.writeStringField("zjhm", order.caller().idNumber());
    json.writeStringField("lxdz", order.caller().address());
    json.writeEndObject();
    json.writeStringField("cljg", order.result());
    json.writeStringField("sxdl", order.group());
    json.writeStringField("sxxl", order.kind());
    json.writeStringField("pfsj", time(order.dispatchedAt()));
    json.writeStringField("cnwcsj", time(order.dueAt()));
    json.writeStringField("bjzt", order.status());
    json.writeStringField("pdy", order.dispatcher());
    json.writeStringField("yjzt", order.warning());
    json.writeArrayFieldStart("clbz");
    for (Order.Step step : order.steps()) {
      json.writeStartObject();
      json.writeStringField("sj", time(step.at()));
      json.writeStringField("dw", step.unit());
      json.writeStringField("czr", step.clerk());
      json.writeStringField("nr", step.note());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String time(LocalDateTime time) {
    return time.format(TIME);
  }
}
