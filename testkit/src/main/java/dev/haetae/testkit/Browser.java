package dev.haetae.testkit;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser, Chromium or Chrome, without a window. Where the machine has none, the tests that
 * look at pages skip, and say so.
 *
 * @param program what is run
 * @param profile its folder of settings, of this test alone
 */
public record Browser(Path program, Path profile) {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /** No page of ours takes longer to draw, on a slow machine that does something else besides. */
  private static final long SECONDS = 120;

  /**
   * The browser of this machine; skips the test where there is none.
   *
   * @param profile an empty folder for what it writes
   */
  public static Browser assume(Path profile) {
    Optional<Path> program =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(program.isPresent(), "skipped: no browser of " + NAMES + " in PATH");
    return new Browser(program.orElseThrow(), profile);
  }

  /**
   * What a page has become after its scripts have run, as HTML.
   *
   * @param page its address
   * @param options of the browser, besides those that every page is opened with
   * @throws IOException where the browser does not start, or does not come to an end; the message
   *     has what it said
   */
  public String open(URI page, String... options) throws IOException, InterruptedException {
    Path said = Files.createTempFile(profile, "said", ".txt");
    Path document = Files.createTempFile(profile, "page", ".html");
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--user-data-dir=" + profile,
                "--virtual-time-budget=30000",
                "--dump-dom"));
    command.addAll(List.of(options));
    command.add(page.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(document.toFile())
            .redirectError(said.toFile())
            .start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the browser did not end within " + SECONDS + " s: " + text(said));
    }
    if (process.exitValue() != 0) {
      throw new IOException("the browser ended with " + process.exitValue() + ": " + text(said));
    }
    return text(document);
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
