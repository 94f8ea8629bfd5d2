package io.gradeway.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A checkpoint with its signatures: a signed note of https://c2sp.org/signed-note. Only {@link
 * #verify} makes it worth anything. Immutable.
 */
public final class SignedCheckpoint {
  /** Longest note that is read. */
  public static final int CHARS_MAX = 64 * 1024;

  private static final int SIGNATURES_MAX = 100;
  private static final String DASH = "\u2014 ";

  private final Checkpoint checkpoint;
  private final String note;

  private SignedCheckpoint(Checkpoint checkpoint, String note) {
    this.checkpoint = checkpoint;
    this.note = note;
  }

  static SignedCheckpoint of(Checkpoint checkpoint, VerifierKey key, byte[] signature) {
    byte[] blob = Arrays.copyOf(key.id(), 4 + signature.length);
    System.arraycopy(signature, 0, blob, 4, signature.length);
    return new SignedCheckpoint(
        checkpoint,
        checkpoint.toNoteText()
            + "\n"
            + DASH
            + key.name()
            + " "
            + Base64.getEncoder().encodeToString(blob)
            + "\n");
  }

  /**
   * Reads a note; signatures are not checked yet.
   *
   * @throws IllegalArgumentException saying what is malformed
   */
  public static SignedCheckpoint parse(String note) {
    if (note.length() > CHARS_MAX) {
      throw new IllegalArgumentException("the note is longer than " + CHARS_MAX + " characters");
    }
    if (note.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
      throw new IllegalArgumentException("a note holds no control character but line feeds");
    }
    int split = note.lastIndexOf("\n\n");
    if (split < 0 || !note.endsWith("\n") || split + 2 >= note.length()) {
      throw new IllegalArgumentException("a note is text, an empty line, and signature lines");
    }
    String[] signatures = note.substring(split + 2, note.length() - 1).split("\n", -1);
    if (signatures.length > SIGNATURES_MAX) {
      throw new IllegalArgumentException("the note has more than 100 signatures");
    }
    for (String line : signatures) {
      blob(line);
    }
    return new SignedCheckpoint(Checkpoint.parse(note.substring(0, split + 1)), note);
  }

  private static byte[] blob(String line) {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(DASH)
        || space <= DASH.length()
        || !KeyName.isValid(line.substring(DASH.length(), space))) {
      throw new IllegalArgumentException("a signature line is: dash, space, name, space, base64");
    }
    byte[] blob = Base64.getDecoder().decode(line.substring(space + 1));
    if (blob.length < 5) {
      throw new IllegalArgumentException("a signature holds a key id and the signature itself");
    }
    return blob;
  }

  /**
   * Whether the note carries a good signature by this key for this key's log. Signatures by other
   * keys are ignored; a bad one that claims to be this key's fails the note.
   */
  public boolean verify(VerifierKey key) {
    if (!checkpoint.origin().equals(key.name())) {
      return false;
    }
    byte[] text = checkpoint.toNoteText().getBytes(StandardCharsets.UTF_8);
    int split = note.lastIndexOf("\n\n");
    boolean good = false;
    for (String line : note.substring(split + 2, note.length() - 1).split("\n", -1)) {
      byte[] blob = blob(line);
      boolean claimed =
          line.startsWith(DASH + key.name() + " ")
              && Arrays.equals(Arrays.copyOf(blob, 4), key.id());
      if (claimed) {
        if (!key.verify(text, Arrays.copyOfRange(blob, 4, blob.length))) {
          return false;
        }
        good = true;
      }
    }
    return good;
  }

  /** What is signed. */
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /** The whole note, as it is published. */
  public String note() {
    return note;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedCheckpoint that && note.equals(that.note);
  }

  @Override
  public int hashCode() {
    return note.hashCode();
  }

  @Override
  public String toString() {
    return note;
  }
}
