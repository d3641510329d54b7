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
  private static final int STICKY = 01000;

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
    Optional<Path> passage = openPassage(real);
    if (passage.isPresent()) {
      return Optional.of(
          "others may put another in the place of "
              + real
              + ": "
              + passage.get()
              + " is open to all");
    }
    boolean mine = owner.equals(System.getProperty("user.name")) || isMine(real);
    return mine || owner.equals("root")
        ? Optional.empty()
        : Optional.of(real + " belongs to " + owner + ", neither to you nor to root");
  }

  /** A folder above in which everybody may rename what is not theirs. */
  private static Optional<Path> openPassage(Path real) throws IOException {
    for (Path above = real.getParent(); above != null; above = above.getParent()) {
      boolean everybody =
          Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_WRITE);
      if (everybody && !isSticky(above)) {
        return Optional.of(above);
      }
    }
    return Optional.empty();
  }

  /** Whether only owners may rename what lies in it, as in /tmp. */
  private static boolean isSticky(Path folder) throws IOException {
    return folder.getFileSystem().supportedFileAttributeViews().contains("unix")
        && ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
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
