package io.gradeway.body;

/**
 * One record under edit: its leaf values in order of appearance. A record is an element of the
 * outermost array, a line of NDJSON, or what lies outside of that array.
 */
public interface BodyRecord {
  /** What a value is. */
  enum Kind {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL,
    /** A member name, listed when {@link RecordEditor#editsKey} said so. */
    KEY
  }

  PathTable paths();

  /** Number of values. */
  int size();

  Kind kind(int value);

  /** Path of the value; for a key, the path of its member. */
  int path(int value);

  /**
   * Array that holds the value's text between {@link #textStart} and {@link #textEnd}: UTF-8,
   * unescaped for strings and keys, as written for other kinds. Not to be changed.
   */
  byte[] text(int value);

  int textStart(int value);

  int textEnd(int value);

  /** Puts a string in the value's place; {@code utf8} is escaped as needed. Copies the bytes. */
  void replaceWithString(int value, byte[] utf8, int from, int to);

  /** Puts a number in the value's place. */
  void replaceWithNumber(int value, long number);

  /** Puts null in the value's place; not for keys. */
  void replaceWithNull(int value);

  /** Takes the value out: a member with its name; an element becomes null. */
  void remove(int value);

  /**
   * Withholds the whole record: an array element or line becomes null; outside of the outermost
   * array every value becomes null.
   */
  void redact();
}
