package io.gradeway.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A disk that forgets: lines of {@code strace -f -y -xx} are replayed; what was written reaches the
 * platter when its file is synced, and at a loss of power each other write is kept, dropped or torn
 * at a sector. Simplified: names of files always survive.
 */
final class SimulatedDisk {
  /** Begins a line of standard output that counts; other processes print there too. */
  static final String MARK = "acknowledged ";

  private static final int SECTOR = 512;

  /**
   * Process, call, descriptor, path, rest; a call that is interrupted shows its arguments first.
   */
  private static final Pattern CALL =
      Pattern.compile("^(\\d+) +(write|pwrite64|ftruncate|fsync|fdatasync)\\((\\d+)<([^>]*)>(.*)$");

  private static final Pattern RESUMED =
      Pattern.compile("^(\\d+) +<\\.\\.\\. (fsync|fdatasync) resumed>.*= 0$");
  private static final Pattern PWRITE =
      Pattern.compile("^, \"([^\"]*)\", \\d+, (\\d+)(?:\\) += \\d+| <unfinished \\.\\.\\.>)$");
  private static final Pattern WRITE = Pattern.compile("^, \"([^\"]*)\", \\d+.*$");
  private static final Pattern TRUNCATE = Pattern.compile("^, (\\d+).*$");

  /** A change of a file: bytes at an offset, or, without bytes, a new length. */
  private record Change(long at, byte[] bytes) {}

  private static final class SimulatedFile {
    private byte[] synced = new byte[0];
    private final List<Change> pending = new ArrayList<>();
    private int syncs;
  }

  private final Map<String, SimulatedFile> files = new HashMap<>();
  private final Map<String, String> syncing = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<String> acknowledged = new ArrayList<>();

  void replay(String line) {
    Matcher resumed = RESUMED.matcher(line);
    if (resumed.matches()) {
      String path = syncing.remove(resumed.group(1));
      if (path != null) {
        sync(path);
      }
      return;
    }
    Matcher call = CALL.matcher(line);
    if (!call.matches()) {
      return;
    }
    String path = path(call.group(4));
    String rest = call.group(5);
    switch (call.group(2)) {
      case "pwrite64" -> {
        Matcher m = matching(PWRITE, rest);
        pend(path, new Change(Long.parseLong(m.group(2)), bytes(m.group(1))));
      }
      case "ftruncate" ->
          pend(path, new Change(Long.parseLong(matching(TRUNCATE, rest).group(1)), new byte[0]));
      case "write" -> {
        if (call.group(3).equals("1")) {
          print(bytes(matching(WRITE, rest).group(1)));
        }
      }
      default -> {
        if (rest.contains("unfinished")) {
          syncing.put(call.group(1), path);
        } else if (rest.endsWith("= 0")) {
          sync(path);
        }
      }
    }
  }

  private static Matcher matching(Pattern pattern, String rest) {
    Matcher matcher = pattern.matcher(rest);
    if (!matcher.matches()) {
      throw new AssertionError("strace wrote a call in a form that this test does not know");
    }
    return matcher;
  }

  private static String path(String printed) {
    return printed.startsWith("\\x") ? new String(bytes(printed), StandardCharsets.UTF_8) : printed;
  }

  private static byte[] bytes(String hexadecimal) {
    return HexFormat.of().parseHex(hexadecimal.replace("\\x", ""));
  }

  private void pend(String path, Change change) {
    files.computeIfAbsent(path, name -> new SimulatedFile()).pending.add(change);
  }

  private void sync(String path) {
    SimulatedFile file = files.computeIfAbsent(path, name -> new SimulatedFile());
    for (Change change : file.pending) {
      file.synced = apply(file.synced, change, change.bytes().length);
    }
    file.pending.clear();
    file.syncs++;
  }

  private static byte[] apply(byte[] content, Change change, int length) {
    int at = Math.toIntExact(change.at());
    if (change.bytes().length == 0) {
      return Arrays.copyOf(content, at);
    }
    byte[] to = content.length < at + length ? Arrays.copyOf(content, at + length) : content;
    System.arraycopy(change.bytes(), 0, to, at, length);
    return to;
  }

  private void print(byte[] printed) {
    for (byte one : printed) {
      if (one == '\n') {
        String line = out.toString(StandardCharsets.UTF_8);
        if (line.startsWith(MARK)) {
          acknowledged.add(line.substring(MARK.length()));
        }
        out.reset();
      } else {
        out.write(one);
      }
    }
  }

  /** Marked lines that were on standard output by now. */
  List<String> acknowledged() {
    return acknowledged;
  }

  int syncs(Path path) {
    SimulatedFile file = files.get(path.toString());
    return file == null ? 0 : file.syncs;
  }

  /** Writes what the power left of a file. */
  void write(Path path, Path to, boolean dropEverything, Random random) throws IOException {
    SimulatedFile file = files.get(path.toString());
    if (file == null) {
      return;
    }
    byte[] left = file.synced.clone();
    if (!dropEverything) {
      for (Change change : file.pending) {
        int fate = random.nextInt(3);
        int sectors = change.bytes().length / SECTOR;
        if (fate == 1) {
          left = apply(left, change, change.bytes().length);
        } else if (fate == 2 && sectors > 0) {
          left = apply(left, change, SECTOR * random.nextInt(1, sectors + 1));
        }
      }
    }
    Files.write(to, left);
  }
}
