package io.gradeway.gateway.config;

import io.gradeway.model.ByteSize;
import io.gradeway.policies.realm.RealmException;
import io.gradeway.policies.realm.SubjectDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code gateway.yaml} and everything it names. One reader reads one file. */
final class GatewayReader {
  private static final Listen ADMIN = new Listen("127.0.0.1", 9090, Optional.empty());
  private static final Listen OFFICERS = new Listen("127.0.0.1", 9443, Optional.empty());
  private static final ByteSize RECORD_MAX = ByteSize.mebi(64);

  private final Path file;
  private final Surroundings surroundings;
  private final Problems problems = new Problems();
  private final FileProperties files;

  GatewayReader(Path file, Surroundings surroundings) {
    this.file = file.toAbsolutePath().normalize();
    this.surroundings = surroundings;
    this.files = new FileProperties(this.file);
  }

  GatewayConfig read() throws ConfigException {
    List<YamlNode> documents = YamlFile.read(file, problems);
    if (documents.size() != 1 && problems.isEmpty()) {
      String found = documents.size() + " documents";
      problems.add(new Problem(file, 0, "", found, "must hold exactly one YAML document"));
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems.list());
    }
    GatewayConfig config = root(Section.of(file, "", documents.get(0), problems));
    if (config == null || !problems.isEmpty()) {
      throw new ConfigException(problems.list());
    }
    return config;
  }

  private @Nullable GatewayConfig root(Section root) {
    Section gateway = root.requiredSection("gateway", "{ id: … }");
    String id = gateway.required("id", "", "name of this gateway in its evidence", Values::id);
    gateway.end();
    Section listening = root.requiredSection("listen", "{ host: …, port: …, tls: … }");
    Listen listen = listen(listening, new Listen("127.0.0.1", 0, Optional.empty()), true);
    Section administering = root.section("admin");
    Listen admin = administering == null ? ADMIN : plain(administering);
    Section overseeing = root.section("officers");
    Listen officers = overseeing == null ? OFFICERS : listen(overseeing, OFFICERS, true);
    checkPorts(root, listen, admin, officers);
    IdentityConfig identity = identity(root.requiredSection("identity", "{ realm: …, jwt: … }"));
    PolicyConfig policy = policy(root.section("policy"));
    Standard standard =
        root.required(
            "taxonomy",
            Standard.UNKNOWN,
            "id of the taxonomy, e.g. gbt-43697-2024",
            surroundings.standards());
    Optional<KeysConfig> keys = KeysReader.keys(root.section("keys"), files);
    CatalogueReader catalogue = new CatalogueReader(standard, problems);
    AgreementReader agreements =
        new AgreementReader(standard, surroundings.masks(), KeysReader.ring(root, keys));
    catalogue.read(
        root.requiredSection("catalogue", "{ datasets: […], agreements: […] }"), files, agreements);
    LedgerConfig ledger = ledger(root.requiredSection("ledger", "{ file: …, key: … }"));
    Section indexing = root.requiredSection("index", "{ file: … }");
    Path index = files.writable(indexing, "file", "database file of the query index");
    indexing.end();
    GatewayLimits limits = limits(root.section("limits"));
    RouteReader routes = new RouteReader(catalogue, limits.bodyMax(), surroundings.clock());
    List<Section> sections = root.sections("routes");
    if (sections.isEmpty() && !root.has("routes")) {
      root.report("routes", "missing", "a list of routes; without one nothing passes");
    }
    routes.read(sections);
    checkLoops(routes, listen, admin, officers);
    root.end();
    if (!problems.isEmpty()) {
      return null;
    }
    return new GatewayConfig(
        file,
        id,
        listen,
        admin,
        officers,
        identity,
        policy,
        standard.scale().scheme(),
        standard.scale(),
        catalogue.build(agreements),
        keys,
        ledger,
        index,
        limits,
        RouteTable.of(routes.routes()));
  }

  private Listen listen(Section section, Listen fallback, boolean secured) {
    String host = section.optional("host", fallback.host(), Values::host);
    Function<String, Integer> ports = Values.integer(0, 65_535);
    String what = "port to listen on, 0 for any free one";
    int port = section.required("port", fallback.port(), what, ports);
    Section tls = secured ? section.section("tls") : null;
    Optional<TlsConfig> config = tls == null ? Optional.empty() : Optional.of(tls(tls));
    section.end();
    if (secured && tls == null && !section.has("tls") && !Values.isLoopback(host)) {
      section.report(
          "tls", "missing", "needed because " + host + " is not a loopback address; add tls");
    }
    return new Listen(host, port, config);
  }

  private Listen plain(Section section) {
    return listen(section, ADMIN, false);
  }

  private TlsConfig tls(Section section) {
    Path certificate = files.readable(section, "certificate", "PEM file of the certificate chain");
    Path key = files.secret(section, "key", "PEM file of the private key");
    Path authorities = files.readableIfNamed(section, "clientAuthorities");
    section.end();
    return new TlsConfig(certificate, key, Optional.ofNullable(authorities));
  }

  private void checkPorts(Section root, Listen listen, Listen admin, Listen officers) {
    List<Listen> servers = List.of(listen, admin, officers);
    List<String> names = List.of("listen", "admin", "officers");
    for (int i = 1; i < servers.size(); i++) {
      for (int j = 0; j < i; j++) {
        Listen a = servers.get(i);
        Listen b = servers.get(j);
        boolean sameHost =
            a.host().equals(b.host()) || isWildcard(a.host()) || isWildcard(b.host());
        if (a.port() != 0 && a.port() == b.port() && sameHost) {
          root.report(names.get(i), "port " + a.port(), "is also the port of " + names.get(j));
        }
      }
    }
  }

  private static boolean isWildcard(String host) {
    return host.equals("0.0.0.0") || host.equals("::");
  }

  private static void checkLoops(RouteReader routes, Listen listen, Listen admin, Listen officers) {
    for (Route route : routes.routes()) {
      for (Listen own : List.of(listen, admin, officers)) {
        Upstream upstream = route.upstream();
        boolean self =
            own.port() != 0
                && upstream.port() == own.port()
                && (upstream.host().equals(own.host()) || Values.isLoopback(upstream.host()));
        if (self) {
          routes.section(route).wrong("upstream", "is this gateway itself; name the department's");
        }
      }
    }
  }

  private IdentityConfig identity(Section section) {
    Path realm = files.readable(section, "realm", "file of subjects, officers and roles");
    if (Files.isRegularFile(realm)) {
      checkRealm(realm);
    }
    List<JwtIssuer> issuers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section jwt : section.sections("jwt")) {
      JwtIssuer issuer = issuer(jwt);
      issuers.add(issuer);
      if (!issuer.issuer().isEmpty() && !names.add(issuer.issuer())) {
        jwt.wrong("issuer", "is there twice; put its keys into one file");
      }
    }
    section.end();
    return new IdentityConfig(realm, issuers);
  }

  private void checkRealm(Path realm) {
    try {
      SubjectDirectory.load(realm);
    } catch (RealmException e) {
      e.problems().forEach(p -> problems.add(new Problem(realm, 0, p.path(), "", p.message())));
    }
  }

  private JwtIssuer issuer(Section section) {
    String issuer = section.text("issuer", "the iss claim of its tokens");
    String audience = section.text("audience", "the aud claim its tokens must have");
    Path keys = files.readable(section, "keys", "JWKS file with its public keys");
    List<JwtAlgorithm> algorithms =
        section.values("algorithms", "e.g. [ES256]", Values::jwtAlgorithm);
    Duration skew = section.optional("clockSkew", JwtIssuer.CLOCK_SKEW, Values::clockSkew);
    section.end();
    return new JwtIssuer(issuer, audience, keys, Set.copyOf(algorithms), skew);
  }

  private PolicyConfig policy(@Nullable Section section) {
    if (section == null) {
      return PolicyConfig.DEFAULT;
    }
    Duration timeout =
        section.optional("timeout", PolicyConfig.DEFAULT.timeout(), Values::duration);
    section.optional("bundle", "builtin", Values::bundle);
    section.end();
    return new PolicyConfig(timeout);
  }

  private LedgerConfig ledger(Section section) {
    Path database = files.writable(section, "file", "database file of the evidence");
    Path key =
        files.secret(section, "key", "path of the Ed25519 private key that signs checkpoints");
    section.end();
    return new LedgerConfig(database, key);
  }

  private GatewayLimits limits(@Nullable Section section) {
    GatewayLimits standard = GatewayLimits.DEFAULT;
    if (section == null) {
      return standard;
    }
    ByteSize bodyMax = section.optional("bodyMax", standard.bodyMax(), Values::size);
    ByteSize recordMax = section.optional("recordMax", standard.recordMax(), Values::size);
    GatewayLimits limits =
        new GatewayLimits(
            bodyMax,
            recordMax,
            section.optional("requestTimeout", standard.requestTimeout(), Values::duration),
            section.optional("upstreamTimeout", standard.upstreamTimeout(), Values::duration),
            section.optional("drainTimeout", standard.drainTimeout(), Values::duration),
            section.optional(
                "exchangesMax", standard.exchangesMax(), Values.integer(1, 1_000_000)));
    section.end();
    if (recordMax.compareTo(RECORD_MAX) > 0) {
      section.wrong("recordMax", "must be at most " + RECORD_MAX + ": records are held in memory");
    } else if (recordMax.compareTo(bodyMax) > 0) {
      section.wrong("recordMax", "is more than bodyMax, " + bodyMax);
    }
    return limits;
  }
}
