package dev.haetae.formats.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import org.junit.jupiter.api.Test;

class WrittenFilesTest {
  private static final String STAMP = " msg=audit(1772366400.125:7): ";
  private static final String OPENAT =
      "type=SYSCALL" + STAMP + "arch=c000003e syscall=257 success=yes exit=3 a0=ffffff9c a1=7f a2=";
  private static final String FOLDER = "\ntype=CWD" + STAMP + "cwd=\"/root/.ssh\"";

  private static String written(String... records) {
    return Reading.one(new Auditd(), String.join("", records))
        .values()
        .getOrDefault("haetae.written", "");
  }

  private static String path(String name, String kind) {
    return "\ntype=PATH" + STAMP + "item=1 name=" + name + " inode=9 mode=0100644 nametype=" + kind;
  }

  @Test
  void aFileOpenedForWritingIsWritten() {
    assertThat(written(OPENAT + "441 a3=1b6", FOLDER, path("\"/etc/passwd\"", "NORMAL")))
        .isEqualTo("/etc/passwd");
  }

  @Test
  void aFileOpenedForReadingIsNot() {
    assertThat(written(OPENAT + "80000 a3=0", FOLDER, path("\"/etc/passwd\"", "NORMAL"))).isEmpty();
  }

  @Test
  void aFileThatIsMadeIsWrittenAndItsFolderIsNot() {
    assertThat(
            written(
                OPENAT + "80000",
                FOLDER,
                path("\"/etc/cron.d\"", "PARENT"),
                path("\"/etc/cron.d/x\"", "CREATE")))
        .isEqualTo("/etc/cron.d/x");
  }

  @Test
  void aNameIsSeenFromTheFolderOfTheProcess() {
    assertThat(written(OPENAT + "241", FOLDER, path("\"authorized_keys\"", "NORMAL")))
        .isEqualTo("/root/.ssh/authorized_keys");
  }

  @Test
  void aNameWithABlankIsDecoded() {
    assertThat(written(OPENAT + "241", FOLDER, path("2F612062", "NORMAL"))).isEqualTo("/a b");
  }
}
