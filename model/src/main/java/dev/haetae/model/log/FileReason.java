package dev.haetae.model.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import java.util.Optional;

/**
 * Says in words why a file could not be read or written. What the JDK says of the most frequent
 * reasons is the name of the file alone.
 */
public final class FileReason {
  private FileReason() {}

  /**
   * The reason, without the name of the file.
   *
   * @param failure of input or output, or one around it whose message says what could not be done
   */
  public static String of(Exception failure) {
    if (failure instanceof UncheckedIOException around) {
      return told(around).map(what -> what + ": ").orElse("") + of(cause(around));
    }
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "no permission";
    }
    if (failure instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return "the folder is not empty";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "it is there already";
    }
    if (failure instanceof CharacterCodingException) {
      return "expected text in UTF-8";
    }
    if (failure instanceof ConnectException) {
      return isUnresolved(failure) ? "there is no such host" : "nothing answers there";
    }
    String words =
        failure instanceof FileSystemException refused ? refused.getReason() : failure.getMessage();
    return words == null ? failure.toString() : words;
  }

  /** The reason, after the name of the file where nothing else says which it is. */
  public static String withFile(Exception failure) {
    if (failure instanceof UncheckedIOException around && told(around).isEmpty()) {
      return withFile(cause(around));
    }
    return failure instanceof FileSystemException refused && refused.getFile() != null
        ? refused.getFile() + ": " + of(refused)
        : of(failure);
  }

  /** A message of its own; without one it has that of its cause, after the name of its class. */
  private static Optional<String> told(UncheckedIOException around) {
    return Optional.ofNullable(around.getMessage())
        .filter(message -> !message.equals(cause(around).toString()));
  }

  private static boolean isUnresolved(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  /** It cannot be made without one. */
  private static IOException cause(UncheckedIOException around) {
    return Objects.requireNonNull(around.getCause());
  }
}
