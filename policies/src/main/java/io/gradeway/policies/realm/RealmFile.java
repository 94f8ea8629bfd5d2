package io.gradeway.policies.realm;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gradeway.policies.realm.RealmException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the realm file. Strict: unknown and repeated keys, unknown and unused roles, and broken
 * permissions are all reported together.
 */
final class RealmFile {
  /** Far above any real realm; keeps a wrong path from being read whole. */
  static final long BYTES_MAX = 8L << 20;

  private static final ObjectReader READER =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private final Map<String, Account> subjects = new LinkedHashMap<>();
  private final Map<String, Account> officers = new LinkedHashMap<>();
  private final Map<String, List<String>> roles = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private RealmFile() {}

  /** One principal as the file has it. */
  record Account(String domain, List<String> roles) {}

  /** What a sound file says. */
  record Content(
      Map<String, Account> subjects,
      Map<String, Account> officers,
      Map<String, List<String>> roles) {}

  static Content read(Path file) {
    RealmFile reader = new RealmFile();
    JsonNode root = reader.parse(file);
    if (root != null) {
      reader.document(root);
    }
    if (!reader.problems.isEmpty()) {
      throw new RealmException(file, reader.problems);
    }
    return new Content(reader.subjects, reader.officers, reader.roles);
  }

  private @Nullable JsonNode parse(Path file) {
    try {
      if (Files.size(file) > BYTES_MAX) {
        problem("", "is larger than 8 MiB; is this the realm file?");
        return null;
      }
      JsonNode root = READER.readTree(Files.readString(file));
      if (root.isObject()) {
        return root;
      }
      problem("", "is not a mapping; write the sections subjects, officers and roles");
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String where =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      String message = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      problem("", "is not sound YAML" + where + ": " + message);
    } catch (IOException e) {
      problem("", "cannot be read: " + e);
    }
    return null;
  }

  private void document(JsonNode root) {
    keys(root, "", Set.of("subjects", "officers", "roles"));
    if (!root.has("subjects")) {
      problem("subjects", "is missing; write the calling systems, or {} for none");
    }
    roles(root.path("roles"));
    accounts(root.path("subjects"), "subjects", "data", subjects);
    accounts(root.path("officers"), "officers", "audit", officers);
    for (String name : subjects.keySet()) {
      if (officers.containsKey(name)) {
        problem("officers." + name, "is also a calling system; officers are separate accounts");
      }
    }
    for (String role : roles.keySet()) {
      if (!held(role)) {
        problem("roles." + role, "is held by nobody; give it to someone or remove it");
      }
    }
  }

  private boolean held(String role) {
    return subjects.values().stream().anyMatch(account -> account.roles.contains(role))
        || officers.values().stream().anyMatch(account -> account.roles.contains(role));
  }

  private void roles(JsonNode section) {
    if (!isMapping(section, "roles")) {
      return;
    }
    section
        .properties()
        .forEach(
            role -> {
              String path = "roles." + role.getKey();
              List<String> permissions = strings(role.getValue(), path);
              roles.put(role.getKey(), permissions);
              if (permissions.isEmpty()) {
                problem(path, "grants nothing; write a list of permissions");
              }
              for (int i = 0; i < permissions.size(); i++) {
                String at = path + "[" + i + "]";
                Permissions.broken(permissions.get(i)).ifPresent(why -> problem(at, why));
              }
            });
  }

  private void accounts(JsonNode section, String name, String family, Map<String, Account> into) {
    if (!isMapping(section, name)) {
      return;
    }
    section
        .properties()
        .forEach(
            entry -> {
              String path = name + "." + entry.getKey();
              if (!Permissions.isPrincipal(entry.getKey())) {
                problem(path, "is not a principal; write a token's sub or a certificate's CN");
              }
              into.put(entry.getKey(), account(entry.getValue(), path, family));
            });
  }

  private Account account(JsonNode node, String path, String family) {
    if (!node.isObject()) {
      problem(path, "is not a mapping; write { domain: …, roles: [ … ] }");
      return new Account("", List.of());
    }
    keys(node, path + ".", Set.of("domain", "roles"));
    JsonNode domain = node.path("domain");
    if (!domain.isTextual() || !Permissions.isName(domain.textValue())) {
      problem(
          path + ".domain",
          (domain.isMissingNode() ? "is missing" : "is not the id of a domain")
              + "; write letters, digits, dots, dashes");
    }
    List<String> held = node.has("roles") ? strings(node.get("roles"), path + ".roles") : List.of();
    if (!node.has("roles")) {
      problem(path + ".roles", "is missing; write a list, [] for none");
    }
    for (int i = 0; i < held.size(); i++) {
      check(held.get(i), path + ".roles[" + i + "]", family);
    }
    return new Account(domain.asText(), held);
  }

  private void check(String role, String path, String family) {
    List<String> permissions = roles.get(role);
    if (permissions == null) {
      problem(path, "is the unknown role \"" + role + "\"" + Suggestion.of(role, roles.keySet()));
      return;
    }
    for (String permission : permissions) {
      if (Permissions.broken(permission).isEmpty() && !permission.startsWith(family + ":")) {
        problem(
            path,
            "is the role \"" + role + "\" with \"" + permission + "\"; here only " + family + ":…");
      }
    }
  }

  private List<String> strings(JsonNode node, String path) {
    List<String> texts = new ArrayList<>();
    if (!node.isArray()) {
      problem(path, "is not a list");
      return texts;
    }
    for (int i = 0; i < node.size(); i++) {
      if (node.get(i).isTextual()) {
        texts.add(node.get(i).textValue());
      } else {
        problem(path + "[" + i + "]", "is not a string");
      }
    }
    return texts;
  }

  private boolean isMapping(JsonNode node, String path) {
    if (node.isMissingNode()) {
      return false;
    }
    if (!node.isObject()) {
      problem(path, "is not a mapping");
    }
    return node.isObject();
  }

  private void keys(JsonNode node, String prefix, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problem(prefix + key, "is an unknown key" + Suggestion.of(key, known));
              }
            });
  }

  private void problem(String path, String message) {
    problems.add(new Problem(path, message));
  }
}
