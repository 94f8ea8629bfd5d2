package io.gradeway.body;

/** A format whose bodies can be rewritten as a stream. */
public enum BodyFormat {
  /** One JSON text, RFC 8259. */
  JSON,
  /** One JSON text a line, each line a record; lines end with LF or CR LF. */
  NDJSON
}
