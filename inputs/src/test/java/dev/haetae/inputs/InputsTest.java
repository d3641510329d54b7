package dev.haetae.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
  @TempDir Path folder;

  private final List<Problem> problems = new ArrayList<>();

  @Test
  void walksFoldersInTheOrderOfNames() throws IOException {
    write("b/2.json");
    write("b/1.json");
    write("a.json");
    assertThat(names(inputs(folder.toString()))).containsExactly("a.json", "b/1.json", "b/2.json");
    assertThat(problems).isEmpty();
  }

  @Test
  void readsArgumentsOneAfterAnother() throws IOException {
    String later = write("a.json").toString();
    String first = write("b.json").toString();
    assertThat(names(inputs(first, later))).containsExactly("b.json", "a.json");
  }

  @Test
  void saysThatAnArgumentDoesNotExistAndReadsTheRest() throws IOException {
    String here = write("a.json").toString();
    assertThat(names(inputs(folder.resolve("none").toString(), here))).containsExactly("a.json");
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.UNREADABLE);
    assertThat(problems.get(0).detail()).isEqualTo("no such file or folder");
  }

  @Test
  void readsOnceWhatIsNamedTwice() throws IOException {
    String here = write("a.json").toString();
    List<String> names = new ArrayList<>();
    inputs(here, "-", here, "-").bundles().forEachRemaining(bundle -> names.add(bundle.name()));
    assertThat(names).containsExactly(here, "-");
  }

  @Test
  void takesNoEmptyNameForTheFolderItIsIn() {
    assertThat(names(inputs(""))).isEmpty();
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.UNREADABLE);
  }

  @Test
  void saysThatABucketIsMissing() {
    assertThat(names(inputs("s3://", "s3:///prefix"))).isEmpty();
    assertThat(problems)
        .extracting(Problem::detail)
        .containsOnly("no bucket is named; expected s3://bucket/prefix");
  }

  @Test
  void countsFilesAndBytesBeforehandWithoutTellingProblems() throws IOException {
    write("a.json");
    write("b/1.json");
    Files.createSymbolicLink(folder.resolve("broken"), folder.resolve("nowhere"));
    assertThat(inputs(folder.toString()).totals()).isEqualTo(new Totals(2, 12, true));
    assertThat(problems).isEmpty();
  }

  @Test
  void walksAgainWithoutStandardInputAndWithoutTellingProblemsAgain() throws IOException {
    String here = write("a.json").toString();
    Inputs inputs = inputs(here, "-", folder.resolve("none").toString());
    List<String> names = new ArrayList<>();
    inputs.again().forEachRemaining(bundle -> names.add(bundle.name()));
    assertThat(names).containsExactly(here);
    assertThat(problems).isEmpty();
  }

  @Test
  void cannotCountStandardInputBeforehand() {
    assertThat(inputs("-").totals()).isEqualTo(new Totals(0, 0, false));
  }

  @Test
  void countsTheBytesItHasRead() throws IOException {
    write("a.json");
    Inputs inputs = inputs(folder.toString());
    readAll(inputs);
    assertThat(inputs.bytesRead()).isEqualTo(6);
  }

  @Test
  void readsStandardInput() throws IOException {
    assertThat(readAll(inputs("-"))).containsExactly("piped");
  }

  @Test
  void doesNotFollowALinkBackIntoItsOwnFolder() throws IOException {
    write("a/1.json");
    Files.createSymbolicLink(folder.resolve("a/again"), folder.resolve("a"));
    assertThat(names(inputs(folder.toString()))).containsExactly("a/1.json");
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.LINK_LOOP);
    assertThat(problems.get(0).place().object()).endsWith("a/again");
  }

  @Test
  void saysThatALinkLeadsToItself() throws IOException {
    Files.createSymbolicLink(folder.resolve("self"), folder.resolve("self"));
    assertThat(names(inputs(folder.toString()))).isEmpty();
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.LINK_LOOP);
  }

  @Test
  void saysThatALinkLeadsNowhere() throws IOException {
    Files.createSymbolicLink(folder.resolve("broken"), folder.resolve("nowhere"));
    assertThat(names(inputs(folder.toString()))).isEmpty();
    assertThat(problems)
        .extracting(Problem::detail)
        .containsExactly("a link to something that does not exist");
  }

  @Test
  void readsAFolderOnceHoweverManyLinksLeadThere() throws IOException {
    write("real/1.json");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
    assertThat(names(inputs(folder.toString()))).containsExactly("link/1.json");
    assertThat(problems).isEmpty();
  }

  @Test
  void saysThatAFolderMayNotBeReadAndReadsTheRest() throws IOException {
    write("a.json");
    Path closed = write("closed/b.json").resolve("..").normalize();
    Files.setPosixFilePermissions(closed, Set.of());
    assumeFalse(Files.isReadable(closed), "this user may read everything (root)");
    try {
      assertThat(names(inputs(folder.toString()))).containsExactly("a.json");
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.UNREADABLE);
    assertThat(problems.get(0).detail()).startsWith("no permission to read it");
  }

  @Test
  void saysThatASocketIsNoFileAndReadsTheRest() throws IOException {
    write("a.json");
    Path socket = folder.resolve("socket");
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(socket));
      assertThat(names(inputs(folder.toString()))).containsExactly("a.json");
    }
    assertThat(problems)
        .extracting(problem -> problem.reason() + " " + problem.detail())
        .containsExactly("UNREADABLE a pipe, socket or device; name it to read it");
  }

  @Test
  void givesBundlesThatSeveralThreadsReadAtOnce() throws Exception {
    for (int number = 0; number < 50; number++) {
      write("log" + number);
    }
    Inputs inputs = inputs(folder.toString());
    LongAdder read = new LongAdder();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Iterator<LogBundle> bundles = inputs.bundles(); bundles.hasNext(); ) {
        LogBundle bundle = bundles.next();
        threads.execute(() -> count(bundle, read));
      }
    }
    assertThat(read.sum()).isEqualTo(300);
    assertThat(inputs.bytesRead()).isEqualTo(300);
  }

  private static void count(LogBundle bundle, LongAdder read) {
    try {
      bundle.forEach(log -> read.add(log.open().readAllBytes().length));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Inputs inputs(String... arguments) {
    return new Inputs(
        List.of(arguments),
        InputOptions.DEFAULT,
        problems::add,
        new ByteArrayInputStream("piped".getBytes(StandardCharsets.UTF_8)));
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolve("..").normalize());
    return Files.writeString(file, "a line");
  }

  private List<String> names(Inputs inputs) {
    List<String> names = new ArrayList<>();
    for (Iterator<LogBundle> bundles = inputs.bundles(); bundles.hasNext(); ) {
      names.add(folder.relativize(Path.of(bundles.next().name())).toString().replace('\\', '/'));
    }
    return names;
  }

  private static List<String> readAll(Inputs inputs) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Iterator<LogBundle> bundles = inputs.bundles(); bundles.hasNext(); ) {
      bundles
          .next()
          .forEach(log -> {
            try (InputStream bytes = log.open()) {
              texts.add(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
            }
          });
    }
    return texts;
  }
}
