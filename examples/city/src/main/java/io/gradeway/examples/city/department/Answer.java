package io.gradeway.examples.city.department;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes answers. */
final class Answer {
  static final String JSON = "application/json;charset=UTF-8";
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Writes something as JSON. */
  interface Writer {
    void write(JsonGenerator json) throws IOException;
  }

  /** Writes one record as a JSON object. */
  interface RecordWriter<T> {
    void write(JsonGenerator json, T item) throws IOException;
  }

  private Answer() {}

  static byte[] bytes(Writer writer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      writer.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static void json(HttpServerResponse response, int status, Writer writer) {
    response
        .setStatusCode(status)
        .putHeader("content-type", JSON)
        .end(Buffer.buffer(bytes(writer)));
  }

  /** Always compressed, whatever the caller accepts: this server does not ask. */
  static void gzippedJson(HttpServerResponse response, Writer writer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes(writer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    response
        .putHeader("content-type", JSON)
        .putHeader("content-encoding", "gzip")
        .end(Buffer.buffer(out.toByteArray()));
  }

  static void text(HttpServerResponse response, int status, String text) {
    response.setStatusCode(status).putHeader("content-type", "text/plain;charset=UTF-8").end(text);
  }

  /** The envelope {@code {"total","page","size","records":[…]}}. */
  static <T> Writer envelope(List<T> all, Page page, RecordWriter<T> record) {
    return json -> {
      json.writeStartObject();
      json.writeNumberField("total", all.size());
      json.writeNumberField("page", page.number());
      json.writeNumberField("size", page.size());
      json.writeArrayFieldStart("records");
      for (T item : page.of(all)) {
        record.write(json, item);
      }
      json.writeEndArray();
      json.writeEndObject();
    };
  }
}
