package io.gradeway.gateway.command;

import io.gradeway.audit.AuditVerifier;
import io.gradeway.gateway.query.Witness;
import io.gradeway.ledger.Checkpoint;
import io.gradeway.ledger.Hash;
import io.gradeway.ledger.LedgerException;
import io.gradeway.ledger.LedgerReader;
import io.gradeway.ledger.SignedCheckpoint;
import io.gradeway.ledger.StoredEntry;
import io.gradeway.ledger.Verification;
import io.gradeway.ledger.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Verifies a ledger file, offline and also while its gateway runs. Exit code 0 when it continues an
 * outside checkpoint, 1 when it was tampered with, 3 when it is only consistent in itself.
 */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class AuditVerifyCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Messages messages;

  @Option(names = "--ledger", required = true, descriptionKey = "ledger", paramLabel = "FILE")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path ledger;

  @Option(names = "--key", required = true, descriptionKey = "key", paramLabel = "FILE")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path key;

  @Option(names = "--checkpoint", descriptionKey = "checkpoint", paramLabel = "FILE")
  private List<Path> checkpoints = List.of();

  @Option(names = "--witness", descriptionKey = "witness", paramLabel = "DIR")
  private @Nullable Path witness;

  @Option(names = "--record", descriptionKey = "record", paramLabel = "INDEX")
  private @Nullable Long record;

  AuditVerifyCommand(Terminal terminal) {
    this.terminal = terminal;
    this.messages = Messages.of("audit", terminal.locale());
  }

  @Override
  public Integer call() {
    try {
      VerifierKey verifierKey = VerifierKey.parse(Files.readString(key));
      List<SignedCheckpoint> outside = outside();
      try (LedgerReader reader = LedgerReader.open(ledger)) {
        return record == null
            ? whole(reader, verifierKey, outside)
            : one(reader, verifierKey, outside, record);
      }
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, messages.say("verify.wrong", String.valueOf(e.getMessage())));
    } catch (IOException | LedgerException e) {
      throw new CommandFailure(
          ExitCode.COULD_NOT_TELL, messages.say("verify.unread", String.valueOf(e.getMessage())));
    }
  }

  private List<SignedCheckpoint> outside() throws IOException {
    List<SignedCheckpoint> outside = new ArrayList<>();
    for (Path file : checkpoints) {
      outside.add(SignedCheckpoint.parse(Files.readString(file)));
    }
    if (witness != null) {
      Path folder = witness;
      outside.add(
          Witness.remembered(folder)
              .orElseThrow(() -> new IOException(folder + " remembers no checkpoint yet")));
    }
    return outside;
  }

  private int whole(LedgerReader reader, VerifierKey key, List<SignedCheckpoint> outside) {
    Verification result = AuditVerifier.verify(reader, key, outside);
    if (result instanceof Verification.Verified verified) {
      return tell("verified", ExitCode.OK, verified.size(), verified.witnessed(), "");
    }
    if (result instanceof Verification.Tampered tampered) {
      return tell(
          "tampered", ExitCode.FOUND_OR_REFUSED, tampered.firstBadIndex(), -1, tampered.finding());
    }
    Verification.InternallyConsistent consistent = (Verification.InternallyConsistent) result;
    return tell("consistent", ExitCode.COULD_NOT_TELL, consistent.size(), -1, "");
  }

  /**
   * One record: its stored bytes under the newest checkpoint that covers it, outside ones first.
   */
  private int one(
      LedgerReader reader, VerifierKey key, List<SignedCheckpoint> outside, long index) {
    Optional<SignedCheckpoint> witnessed = covering(outside, index);
    Optional<SignedCheckpoint> by =
        witnessed.isPresent() ? witnessed : covering(reader.checkpoints(), index);
    if (by.isEmpty()) {
      throw new CommandFailure(ExitCode.COULD_NOT_TELL, messages.say("verify.uncovered", index));
    }
    if (!by.get().verify(key)) {
      if (witnessed.isPresent()) {
        throw new IllegalArgumentException("the outside checkpoint is not signed by this key");
      }
      return tell("tampered", ExitCode.FOUND_OR_REFUSED, index, -1, "bad signature");
    }
    Checkpoint checkpoint = by.get().checkpoint();
    List<StoredEntry> found = reader.read(index, 1);
    boolean good =
        !found.isEmpty()
            && found.get(0).index() == index
            && checkpoint.size() <= reader.size()
            && reader
                .inclusionProof(index, checkpoint.size())
                .verify(Hash.ofLeaf(found.get(0).bytes()), checkpoint.root());
    if (!good) {
      return tell("tampered", ExitCode.FOUND_OR_REFUSED, index, -1, "no valid inclusion proof");
    }
    return witnessed.isPresent()
        ? tell("record.verified", ExitCode.OK, index, checkpoint.size(), "")
        : tell("record.consistent", ExitCode.COULD_NOT_TELL, index, checkpoint.size(), "");
  }

  private static Optional<SignedCheckpoint> covering(List<SignedCheckpoint> kept, long index) {
    return kept.stream()
        .filter(checkpoint -> checkpoint.checkpoint().size() > index)
        .max(Comparator.comparingLong(checkpoint -> checkpoint.checkpoint().size()));
  }

  private int tell(String what, int exitCode, long number, long witnessed, String finding) {
    terminal
        .out()
        .print(
            "{\"result\":\""
                + what
                + "\",\""
                + (what.equals("tampered") || what.startsWith("record") ? "index" : "size")
                + "\":"
                + number
                + (witnessed < 0 ? "" : ",\"checkpointSize\":" + witnessed)
                + "}\n");
    terminal.out().flush();
    terminal
        .err()
        .println(
            messages.say(
                "verify." + what, Long.toString(number), Long.toString(witnessed), finding));
    return exitCode;
  }
}
