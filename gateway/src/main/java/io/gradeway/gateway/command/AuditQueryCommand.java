package io.gradeway.gateway.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gradeway.audit.AuditIndex;
import io.gradeway.audit.AuditQuery;
import io.gradeway.classifiers.Taxonomies;
import io.gradeway.gateway.query.AnswerJson;
import io.gradeway.gateway.query.QueryParameters;
import io.gradeway.ledger.LedgerException;
import io.gradeway.ledger.LedgerReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Asks a gateway's officers' port: {@code gradeway audit query --url https://… decision=DENY
 * limit=20}, or, without a gateway, its index and ledger files. One JSON line a record on standard
 * output, a table for people on standard error.
 */
@Command(name = "query", mixinStandardHelpOptions = true)
final class AuditQueryCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int ANSWER_BYTES_MAX = 128 * 1024 * 1024;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String ROW = "%8s  %-27s %-8s %-9s %-24s %-14s %-28s %s%n";

  private final Terminal terminal;
  private final Messages messages;

  @Option(names = "--url", descriptionKey = "url", paramLabel = "URL")
  private @Nullable URI url;

  @Option(names = "--index", descriptionKey = "index", paramLabel = "FILE")
  private @Nullable Path index;

  @Option(names = "--ledger", descriptionKey = "ledger", paramLabel = "FILE")
  private @Nullable Path ledger;

  @Option(names = "--token-file", descriptionKey = "token-file", paramLabel = "FILE")
  private @Nullable Path tokenFile;

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private AuditConnection connection;

  @Parameters(paramLabel = "NAME=VALUE", descriptionKey = "filters", arity = "0..*")
  private List<String> filters = List.of();

  AuditQueryCommand(Terminal terminal) {
    this.terminal = terminal;
    this.messages = Messages.of("audit", terminal.locale());
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, String> question = question();
    if (url != null && index == null && ledger == null) {
      print(remote(url, question));
    } else if (url == null && index != null && ledger != null) {
      print(local(index, ledger, QueryParameters.parse(question)));
    } else {
      throw new CommandFailure(ExitCode.USAGE, messages.say("url.or.files"));
    }
    return ExitCode.OK;
  }

  private JsonNode remote(URI to, Map<String, String> question)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> answer;
    try {
      answer =
          connection
              .client()
              .send(request(to, question), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, messages.say("bad.connection", String.valueOf(e.getMessage())));
    } catch (IOException | GeneralSecurityException e) {
      throw new CommandFailure(
          ExitCode.COULD_NOT_TELL, messages.say("no.answer", e.getClass().getSimpleName()));
    }
    JsonNode body;
    try (InputStream stream = answer.body()) {
      body = JSON.readTree(stream.readNBytes(ANSWER_BYTES_MAX));
    }
    if (answer.statusCode() != 200) {
      String name = terminal.locale().getLanguage().equals("zh") ? "messageZh" : "message";
      throw new CommandFailure(
          answer.statusCode() < 500 ? ExitCode.FOUND_OR_REFUSED : ExitCode.COULD_NOT_TELL,
          answer.statusCode() + " " + body.path("error").path(name).asText());
    }
    return body;
  }

  /** Asks the files themselves: whoever may read them needs no gateway, and none records it. */
  private JsonNode local(Path indexFile, Path ledgerFile, QueryParameters asked)
      throws IOException {
    try (LedgerReader reader = LedgerReader.open(ledgerFile);
        AuditIndex opened =
            AuditIndex.openReadOnly(
                indexFile, reader.origin(), scheme -> Taxonomies.load(scheme).scale())) {
      AuditQuery query = AuditQuery.over(opened, reader);
      if (asked.waitFor() >= query.indexedThrough()) {
        throw new CommandFailure(
            ExitCode.COULD_NOT_TELL,
            messages.say("not.indexed", Long.toString(query.indexedThrough())));
      }
      return JSON.readTree(
          AnswerJson.page(
              query.find(
                  asked.filter(), asked.order(), asked.limit(), asked.cursor().orElse(null))));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, messages.say("bad.filter", String.valueOf(e.getMessage())));
    } catch (LedgerException | IllegalStateException e) {
      throw new CommandFailure(
          ExitCode.COULD_NOT_TELL, messages.say("files.unread", String.valueOf(e.getMessage())));
    }
  }

  /** The filters, checked here with the very rules of the server. */
  private Map<String, String> question() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String filter : filters) {
      int equals = filter.indexOf('=');
      if (equals < 1
          || values.put(filter.substring(0, equals), filter.substring(equals + 1)) != null) {
        throw new CommandFailure(ExitCode.USAGE, messages.say("not.a.filter", filter));
      }
    }
    try {
      QueryParameters.parse(values);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, messages.say("bad.filter", String.valueOf(e.getMessage())));
    }
    return values;
  }

  private HttpRequest request(URI to, Map<String, String> question) throws IOException {
    String query =
        question.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String base = to.toString().replaceAll("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(base + "/audit/records" + (query.isEmpty() ? "" : "?" + query)))
            .timeout(TIMEOUT);
    if (tokenFile != null) {
      request.header("Authorization", "Bearer " + Files.readString(tokenFile).strip());
    }
    return request.build();
  }

  private void print(JsonNode page) throws IOException {
    PrintWriter people = terminal.err();
    people.printf(ROW, (Object[]) messages.say("columns").split("\\|"));
    for (JsonNode entry : page.path("records")) {
      JsonNode record = entry.path("record");
      terminal.out().print(JSON.writeValueAsString(entry) + "\n");
      people.printf(
          ROW,
          entry.path("index").asText(),
          shown(record.path("time")),
          shown(record.path("verdict")),
          entry.path("open").asBoolean() ? messages.say("open") : shown(record.path("kind")),
          shown(record.path("caller").path("subject")),
          shown(record.path("caller").path("domain")),
          shown(record.path("target").path("dataset")),
          shown(record.path("level")));
    }
    terminal.out().flush();
    people.println(messages.say("indexed.through", page.path("indexedThrough").asText()));
    if (page.has("cursor")) {
      people.println(messages.say("more", page.path("cursor").asText()));
    }
    people.flush();
  }

  /** Text of a record for a terminal: no control, format or bidirectional character passes. */
  private static String shown(JsonNode text) {
    return text.asText()
        .codePoints()
        .map(
            c ->
                Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                    ? '\uFFFD'
                    : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
