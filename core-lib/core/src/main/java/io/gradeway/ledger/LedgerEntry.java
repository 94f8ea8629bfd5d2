package io.gradeway.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry to append: public bytes, and perhaps a part that can be erased later. Immutable. */
public final class LedgerEntry {
  /** Longest entry, as in C2SP tlog-tiles. */
  public static final int BYTES_MAX = 65_535;

  private final byte[] bytes;
  private final @Nullable PrivatePart privatePart;

  private LedgerEntry(byte[] bytes, @Nullable PrivatePart privatePart) {
    if (bytes.length == 0 || bytes.length > BYTES_MAX) {
      throw new IllegalArgumentException(
          "an entry has 1 to " + BYTES_MAX + " bytes, this one has " + bytes.length);
    }
    this.bytes = bytes.clone();
    this.privatePart = privatePart;
  }

  /** An entry that is public as a whole; the bytes are copied. */
  public static LedgerEntry of(byte[] bytes) {
    return new LedgerEntry(bytes, null);
  }

  /**
   * An entry with a private part.
   *
   * @param bytes public bytes, which must carry the part's commitment: the ledger does not look
   */
  public static LedgerEntry of(byte[] bytes, PrivatePart privatePart) {
    return new LedgerEntry(bytes, privatePart);
  }

  /** A copy of the public bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public Optional<PrivatePart> privatePart() {
    return Optional.ofNullable(privatePart);
  }

  byte[] sharedBytes() {
    return bytes;
  }

  int weight() {
    return bytes.length + (privatePart == null ? 0 : privatePart.sharedBody().length);
  }
}
