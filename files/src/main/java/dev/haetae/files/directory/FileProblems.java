package dev.haetae.files.directory;

import dev.haetae.model.log.FileReason;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says in words why the operating system refused a file or folder. */
final class FileProblems {
  private FileProblems() {}

  static Problem of(Path path, IOException failure) {
    Place place = Place.of(path.toString());
    if (isLoop(failure)) {
      return new Problem(Reason.LINK_LOOP, place, "a link that leads back to itself");
    }
    return new Problem(Reason.UNREADABLE, place, words(path, failure));
  }

  private static String words(Path path, IOException failure) {
    if (failure instanceof NoSuchFileException && Files.isSymbolicLink(path)) {
      return "a link to something that does not exist";
    }
    return failure instanceof AccessDeniedException
        ? "no permission to read it; make it readable for this user"
        : FileReason.of(failure);
  }

  /** The JDK has an exception for this but file systems say it in words of their own. */
  private static boolean isLoop(IOException failure) {
    return failure instanceof FileSystemLoopException
        || (failure instanceof FileSystemException refused
            && refused.getReason() != null
            && refused.getReason().contains("levels of symbolic links"));
  }
}
