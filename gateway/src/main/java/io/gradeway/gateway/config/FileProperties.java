package io.gradeway.gateway.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads properties that name files, relative to the folder of the configuration file. */
final class FileProperties {
  private static final Set<PosixFilePermission> FOR_OTHERS =
      EnumSet.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE,
          PosixFilePermission.GROUP_WRITE);
  private static final Path NOWHERE = Path.of("/");

  private final Path folder;

  FileProperties(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    this.folder = parent == null ? NOWHERE : parent;
  }

  /** A file that must be there and be readable. */
  Path readable(Section section, String key, String what) {
    return section.required(key, NOWHERE, what, text -> checkReadable(resolve(text)));
  }

  /** A file as {@link #readable}, if the property is there. */
  @Nullable Path readableIfNamed(Section section, String key) {
    if (!section.has(key)) {
      section.optional(key, "", text -> text);
      return null;
    }
    return readable(section, key, "");
  }

  /**
   * A file with key material: readable by the gateway, and by nobody outside its owner and group.
   * On a file system without POSIX permissions their check does not apply.
   */
  Path secret(Section section, String key, String what) {
    section.hide(key);
    return section.required(key, NOWHERE, what, text -> checkPrivate(checkReadable(resolve(text))));
  }

  /** A file that the gateway creates when it is not there. */
  Path writable(Section section, String key, String what) {
    return section.required(key, NOWHERE, what, text -> checkWritable(resolve(text)));
  }

  Path resolve(String text) {
    try {
      return folder.resolve(Values.text(text)).normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("not a path", e);
    }
  }

  private static Path checkReadable(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalArgumentException("there is no such file; paths are relative to this file");
    }
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException("is not a file");
    }
    if (!Files.isReadable(path)) {
      throw new IllegalArgumentException(
          "cannot be read by this account; change its owner or mode");
    }
    return path;
  }

  private static Path checkPrivate(Path path) {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view == null) {
      return path;
    }
    try {
      Set<PosixFilePermission> permissions = view.readAttributes().permissions();
      if (permissions.stream().anyMatch(FOR_OTHERS::contains)) {
        throw new IllegalArgumentException(
            "is open to other accounts; run chmod 600 on it, and replace the key if it was exposed");
      }
      return path;
    } catch (IOException e) {
      throw new IllegalArgumentException("its permissions cannot be read", e);
    }
  }

  private static Path checkWritable(Path path) {
    if (Files.exists(path)) {
      if (!Files.isRegularFile(path) || !Files.isWritable(path)) {
        throw new IllegalArgumentException("must be a file that this account may write");
      }
      return path;
    }
    Path parent = path.getParent();
    while (parent != null && !Files.exists(parent)) {
      parent = parent.getParent();
    }
    if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
      throw new IllegalArgumentException("its folder cannot be created or written");
    }
    return path;
  }
}
