package dev.haetae.search.command.declared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/**
 * Whether nobody but this user and the system can have written a file: what is started must be what
 * the user put there.
 */
final class OwnFile {
  private OwnFile() {}

  /** Why it may be somebody else's; empty where it cannot, or where files have no owners. */
  static Optional<String> doubt(Path file) throws IOException {
    Path real = file.toRealPath();
    if (!real.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Optional.empty();
    }
    PosixFileAttributes attributes = Files.readAttributes(real, PosixFileAttributes.class);
    boolean open =
        attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)
            || attributes.permissions().contains(PosixFilePermission.GROUP_WRITE);
    if (open) {
      return Optional.of("others may write to " + real + "; chmod go-w " + real);
    }
    String owner = attributes.owner().getName();
    boolean mine = owner.equals(System.getProperty("user.name")) || isMine(real);
    return mine || owner.equals("root")
        ? Optional.empty()
        : Optional.of(real + " belongs to " + owner + ", neither to you nor to root");
  }

  /** Where names are not known the numbers decide: what this process makes is this user's. */
  private static boolean isMine(Path file) throws IOException {
    Path made = Files.createTempFile("haetae-", ".owner");
    try {
      return Files.getOwner(made, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(file));
    } finally {
      Files.delete(made);
    }
  }
}
