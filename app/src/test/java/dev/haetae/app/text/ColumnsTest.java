package dev.haetae.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private static String written(Columns columns) {
    StringWriter text = new StringWriter();
    columns.writeTo(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void beginsTheCellsOfAColumnAtTheSamePlace() {
    Columns columns = new Columns();
    columns.row("a", "one");
    columns.row("longer", "two");

    assertThat(written(columns)).isEqualToNormalizingNewlines("a       one\nlonger  two\n");
  }

  @Test
  void leavesNoBlanksAtTheEndOfALine() {
    Columns columns = new Columns();
    columns.row("a", "");
    columns.row("b", "long");

    assertThat(written(columns)).isEqualToNormalizingNewlines("a\nb  long\n");
  }

  private static Columns table(int room) {
    Columns columns = new Columns(room);
    columns.row("LEVEL", "TYPE", "TITLE");
    columns.row("High", "Stealth:IAMUser/Logging", "The trail was switched off");
    columns.row("Low", "Recon:EC2", "Ports");
    return columns;
  }

  @Test
  void breaksTheLastColumnWhereATerminalHasNoRoomForAllOfIt() {
    assertThat(written(table(48)))
        .isEqualToNormalizingNewlines(
            """
            LEVEL  TYPE                     TITLE
            High   Stealth:IAMUser/Logging  The trail was
                                            switched off
            Low    Recon:EC2                Ports
            """);
  }

  @Test
  void putsCellsBelowEachOtherWhereThereIsHardlyRoomForTheLast() {
    assertThat(written(table(36)))
        .isEqualToNormalizingNewlines(
            """
            LEVEL  TYPE  TITLE
            High   Stealth:IAMUser/Logging
                   The trail was switched off
            Low    Recon:EC2  Ports
            """);
  }

  @Test
  void leavesAWordWholeThatHasNoRoom() {
    Columns columns = new Columns(10);
    columns.row("a", "averylongword and b");
    assertThat(written(columns)).isEqualToNormalizingNewlines("a  averylongword\n   and b\n");
  }
}
