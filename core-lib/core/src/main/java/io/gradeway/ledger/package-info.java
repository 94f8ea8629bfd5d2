/**
 * An append-only Merkle log of opaque bytes (RFC 6962) with signed checkpoints and full proof
 * checks. Knows nothing of policies or people. {@link io.gradeway.ledger.Ledger} writes, {@link
 * io.gradeway.ledger.LedgerReader} reads beside it.
 */
@NullMarked
package io.gradeway.ledger;

import org.jspecify.annotations.NullMarked;
