package io.gradeway.gateway;

import io.gradeway.audit.AuditIndex;
import io.gradeway.audit.AuditProjection;
import io.gradeway.audit.AuditQuery;
import io.gradeway.audit.AuditRecord;
import io.gradeway.audit.LedgerAuditTrail;
import io.gradeway.classification.Classifier;
import io.gradeway.classifiers.Taxonomies;
import io.gradeway.decision.FailClosed;
import io.gradeway.decision.PolicyDecisionPoint;
import io.gradeway.gateway.config.ConfigException;
import io.gradeway.gateway.config.GatewayConfig;
import io.gradeway.gateway.config.KeysConfig;
import io.gradeway.gateway.enforce.EnforcementTools;
import io.gradeway.gateway.identity.Credentials;
import io.gradeway.gateway.identity.Identifier;
import io.gradeway.gateway.identity.IdentityRefused;
import io.gradeway.gateway.identity.ServerTls;
import io.gradeway.gateway.query.QueryApi;
import io.gradeway.gateway.server.LoadMeter;
import io.gradeway.grading.Grader;
import io.gradeway.ledger.Ledger;
import io.gradeway.ledger.LedgerOptions;
import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.SigningKey;
import io.gradeway.model.Level;
import io.gradeway.model.Sensitive;
import io.gradeway.model.Subject;
import io.gradeway.plan.PlanTools;
import io.gradeway.policies.realm.SubjectDirectory;
import io.gradeway.policies.wasm.EmbeddedDecisionPoint;
import io.gradeway.protection.KeyRing;
import io.gradeway.taxonomy.LevelScale;
import io.gradeway.taxonomy.Taxonomy;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything the ports share, built once from the configuration and closed last. */
final class House implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(House.class);
  private static final String OFFICER_PERMISSION = "audit:";
  private static final int ANSWERS_MAX = 4_096;
  private static final long OPERATION_RECORD_MILLIS_MAX = 10_000;

  private final GatewayConfig config;
  private final Clock clock;
  private final SubjectDirectory directory;
  private final Identifier identifier;
  private final PlanTools planTools;
  private final Level neverWaivedFrom;
  private final Ledger ledger;
  private final LedgerAuditTrail trail;
  private final LedgerReader indexReader;
  private final LedgerReader proofReader;
  private final AuditIndex index;
  private final AuditProjection projection;
  private final Identifier officers;
  private final Sensitive<byte[]> requestDigestKey;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final LoadMeter load;
  private final Queue<EmbeddedDecisionPoint> decisionPoints = new ConcurrentLinkedQueue<>();

  private House(GatewayConfig config, Clock clock) throws IOException, ConfigException {
    this.config = config;
    this.clock = clock;
    Taxonomy taxonomy = Taxonomies.load(config.taxonomy());
    Grader grader = new Grader(taxonomy);
    this.directory = SubjectDirectory.load(config.identity().realm());
    this.identifier = Identifier.create(config.identity(), directory::subject, clock);
    this.planTools =
        new PlanTools(
            Classifier.discovered(),
            taxonomy.scale(),
            category -> grader.grade(category).level(),
            keyRing(config.keys()));
    this.neverWaivedFrom = lowestOfFirstTable(taxonomy);
    this.requestDigestKey = Sensitive.of(derive(Files.readAllBytes(config.ledger().key())));
    Files.createDirectories(config.ledger().file().toAbsolutePath().getParent());
    Files.createDirectories(config.index().toAbsolutePath().getParent());
    this.ledger =
        Ledger.open(
            LedgerOptions.of(
                config.ledger().file(), SigningKey.read(config.ledger().key(), config.id())));
    this.trail = LedgerAuditTrail.open(ledger);
    this.indexReader = ledger.newReader();
    this.proofReader = ledger.newReader();
    this.index = AuditIndex.open(config.index(), config.id(), taxonomy.scale());
    this.projection = AuditProjection.start(indexReader, index);
    this.officers = Identifier.create(config.identity(), directory::officer, clock);
    this.load = new LoadMeter(registry, config.limits().exchangesMax());
    Gauge.builder("gradeway_ledger_entries", ledger, Ledger::size)
        .description("Entries of the evidence")
        .register(registry);
    Gauge.builder("gradeway_ledger_waiting", ledger, Ledger::queued)
        .description("Entries that wait to become durable")
        .register(registry);
    Gauge.builder("gradeway_index_lag", projection, AuditProjection::lag)
        .description("Entries that queries do not find yet")
        .register(registry);
    Gauge.builder("gradeway_ledger_healthy", ledger, l -> l.healthy() ? 1 : 0)
        .description("1 when the evidence can be written")
        .register(registry);
  }

  /**
   * Builds everything.
   *
   * @param loops event loops that will ask for tools; a decision point is loaded for each
   */
  static House open(GatewayConfig config, Clock clock, int loops) throws ConfigException {
    try {
      House house = new House(config, clock);
      IntStream.range(0, loops)
          .parallel()
          .mapToObj(ignored -> EmbeddedDecisionPoint.bundled())
          .forEach(house.decisionPoints::add);
      return house;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read what the configuration names: " + e.getMessage(), e);
    }
  }

  private static Optional<KeyRing> keyRing(Optional<KeysConfig> keys) throws IOException {
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(KeyRing.open(keys.get().ring(), keys.get().passphraseFile()));
  }

  /**
   * The lowest level that the taxonomy's first table gives: what lies below is general data, whose
   * denials a waiver may suspend.
   */
  private static Level lowestOfFirstTable(Taxonomy taxonomy) {
    LevelScale scale = taxonomy.scale();
    return taxonomy.tables().get(0).cells().values().stream()
        .flatMap(cells -> cells.values().stream())
        .reduce((a, b) -> scale.rank(a) <= scale.rank(b) ? a : b)
        .orElse(scale.lowest());
  }

  /** A key for digests of request targets that leaves with the ledger's key. */
  private static byte[] derive(byte[] key) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update("gradeway request digest v1".getBytes(StandardCharsets.UTF_8));
      return sha.digest(key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Tools of one event loop; the decision point is that loop's own. */
  EnforcementTools enforcementTools() {
    // Loading a policy takes a second or two: too long for an event loop that already serves.
    EmbeddedDecisionPoint loaded = decisionPoints.poll();
    PolicyDecisionPoint decisionPoint =
        FailClosed.around(
            (loaded == null ? EmbeddedDecisionPoint.bundled() : loaded).cached(ANSWERS_MAX, clock),
            config.policy().timeout());
    return new EnforcementTools(
        clock,
        identifier,
        directory,
        config.routes(),
        config.catalogue(),
        decisionPoint,
        planTools,
        neverWaivedFrom,
        trail,
        requestDigestKey,
        config.limits(),
        load);
  }

  HttpServerOptions proxyOptions() {
    int idleSeconds = (int) Math.max(1, config.limits().requestTimeout().toSeconds());
    return ServerTls.options(config.listen())
        .setIdleTimeout(idleSeconds)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setHandle100ContinueAutomatically(true)
        .setCompressionSupported(false)
        .setDecompressionSupported(false);
  }

  /** Starts the officers' port. */
  Future<HttpServer> startOfficers(Vertx vertx) {
    QueryApi api =
        new QueryApi(
            vertx,
            AuditQuery.over(index, proofReader),
            ledger,
            proofReader,
            trail,
            this::officer,
            (officer, permission) ->
                directory.permitsOfficer(
                    officer, permission.substring(OFFICER_PERMISSION.length())),
            clock);
    return vertx
        .createHttpServer(ServerTls.options(config.officers()))
        .requestHandler(api.router())
        .listen();
  }

  private Future<Subject> officer(HttpServerRequest request) {
    try {
      return Future.succeededFuture(officers.identify(Credentials.of(request)).subject());
    } catch (IdentityRefused e) {
      return Future.failedFuture(e);
    }
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  LoadMeter load() {
    return load;
  }

  /** What keeps the gateway from taking requests. */
  List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    if (load.draining()) {
      troubles.add("draining");
    }
    ledger.trouble().ifPresent(trouble -> troubles.add("evidence cannot be written: " + trouble));
    projection.trouble().ifPresent(trouble -> troubles.add("index cannot be written: " + trouble));
    return troubles;
  }

  /** Records that the gateway itself did something; waits until the record is durable. */
  void recordOperation(String what) {
    AuditRecord record =
        new AuditRecord(
            AuditRecord.Kind.OPERATION,
            UUID.randomUUID().toString(),
            clock.instant(),
            new AuditRecord.Caller(config.id(), "", "NONE", Optional.empty(), Optional.empty()),
            new AuditRecord.Target("", "", "", what, "", ""),
            Optional.empty(),
            Optional.empty(),
            EmbeddedDecisionPoint.bundledRevision().value(),
            AuditRecord.Verdict.PERMIT,
            AuditRecord.Mode.ENFORCE,
            List.of(what),
            Optional.empty(),
            Optional.empty(),
            AuditRecord.Counts.NONE,
            0,
            0,
            Optional.empty());
    try {
      trail
          .append(record)
          .toCompletableFuture()
          .get(OPERATION_RECORD_MILLIS_MAX, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.error("operation not recorded what={} error={}", what, e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    projection.close();
    index.close();
    indexReader.close();
    proofReader.close();
    ledger.close();
  }
}
