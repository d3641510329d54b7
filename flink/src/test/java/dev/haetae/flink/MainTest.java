package dev.haetae.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with the command line is told in words, before a job begins. */
class MainTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeALog() throws IOException {
    Files.writeString(folder.resolve("log.json"), "{}");
  }

  private int run(String line) {
    return Main.run(
        new PrintWriter(out), new PrintWriter(err), line.replace("$", folder + "/").split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          $log.json                                   | Missing required option: '--output=FILE'
          --output $out                               | Missing required parameter: 'PATH'
          --output $out --wat PT1S $log.json          | Unknown option: '--wat'
          --output $out $gone                         | gone: no such file or folder
          --output $none/out $log.json                | expected a file in a folder that is there
          --output $out --bound soon $log.json        | 'soon': expected a time such as PT30S
          --output $out --checkpoint PT0S $log.json   | 'PT0S': expected a time such as PT30S
          --output $out --watch PT1S $log.json        | --watch needs --bound
          --output $out --list feed.txt $log.json     | expected CATEGORY=FILE
          --output $out --environment $no $log.json   | --environment
          --output $out --suppress $no $log.json      | --suppress
          --output $out --geo $no $log.json           | --geo
          --output $out --rules $no $log.json         | --rules
          --output $out --intel $no $log.json         | there is no such folder
          --output $out --state $log.json $log.json   | --state
          --output $out --flow-fields srcadr $log.json | is no field of flow records
          """)
  void aMistakeIsALineAndExitCodeTwo(String line, String words) {
    assertThat(run(line)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("haetae: ")
        .contains(words)
        .contains("--help tells what the job takes.")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void readsFlowRecordsInTheOrderThatIsTold() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      int start = 1_772_366_400 + 5 * i;
      lines.append(
          "eni-0b 203.0.113.8 10.0.1.20 %d 22 6 18 3200 %d %d ACCEPT OK%n"
              .formatted(45_000 + i, start, start + 4));
    }
    Files.writeString(folder.resolve("flows"), lines);
    String order =
        "interface-id,srcaddr,dstaddr,srcport,dstport,protocol,packets,bytes,start,end,action,log-status";

    assertThat(run("--output $out --flow-fields " + order + " $flows")).isZero();
    assertThat(Files.readString(folder.resolve("out"))).contains("SSHBruteForce", "203.0.113.8");
  }

  @Test
  void helpHasExamples() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Examples:", "--watch PT10S --state");
    assertThat(err.toString()).isEmpty();
  }
}
