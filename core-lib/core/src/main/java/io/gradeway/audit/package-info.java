/**
 * What the ledger's entries say: {@link io.gradeway.audit.AuditRecord}s, the trail that writes
 * them, the projection that answers questions, and verification.
 */
@NullMarked
package io.gradeway.audit;

import org.jspecify.annotations.NullMarked;
