/**
 * Read-only HTTP interface to the evidence, on the officers' port: records, proofs, checkpoints.
 *
 * <p>Handlers run on the event loop; everything that touches a disk runs on a few worker threads,
 * of which at most a bounded number of questions wait. Every question of an officer is recorded,
 * durably, before it is answered; when it cannot be recorded there is no answer.
 */
@NullMarked
package io.gradeway.gateway.query;

import org.jspecify.annotations.NullMarked;
