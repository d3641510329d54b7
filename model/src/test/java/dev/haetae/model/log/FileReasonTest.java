package dev.haetae.model.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileReasonTest {
  @Test
  void saysWhyWhereTheJdkOnlyNamesTheFile() {
    assertThat(FileReason.of(new NoSuchFileException("/a"))).isEqualTo("no such file or folder");
    assertThat(FileReason.of(new AccessDeniedException("/a"))).isEqualTo("no permission");
    assertThat(FileReason.of(new MalformedInputException(1))).isEqualTo("expected text in UTF-8");
  }

  @Test
  void leavesTheWordsOfTheOperatingSystem() {
    assertThat(FileReason.of(new FileSystemException("/a", null, "File name too long")))
        .isEqualTo("File name too long");
    assertThat(FileReason.of(new IOException("No space left on device")))
        .isEqualTo("No space left on device");
  }

  @Test
  void saysWhyAServerCouldNotBeReached() {
    assertThat(FileReason.of(new ConnectException())).isEqualTo("nothing answers there");
    IOException unknown = new ConnectException();
    unknown.initCause(new UnresolvedAddressException());
    assertThat(FileReason.of(unknown)).isEqualTo("there is no such host");
  }

  @Test
  void hasSomethingToSayOfAFailureWithoutWords() {
    assertThat(FileReason.of(new EOFException())).isEqualTo("java.io.EOFException");
  }

  @Test
  void namesTheFileOnlyWhereNothingElseDoes() {
    IOException denied = new AccessDeniedException("/a/b");
    assertThat(FileReason.withFile(denied)).isEqualTo("/a/b: no permission");
    assertThat(FileReason.withFile(new UncheckedIOException(denied)))
        .isEqualTo("/a/b: no permission");
    assertThat(FileReason.withFile(new UncheckedIOException("cannot write /a/b", denied)))
        .isEqualTo("cannot write /a/b: no permission");
  }
}
