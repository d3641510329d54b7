package dev.haetae.app.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.report.ReportSamples;
import dev.haetae.app.report.ReportText;
import dev.haetae.model.finding.Finding;
import dev.haetae.testkit.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as a browser makes it. */
class ReportPageTest {
  private static final String DARK = "--blink-settings=preferredColorScheme=0";
  private static final String LIGHT = "--blink-settings=preferredColorScheme=1";

  private static final String AXE_TOLD =
      "found.violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ' ' + node.html"
          + " + ' ' + node.failureSummary)).join('\\n') + ' broken, kept ' + found.passes.length";

  /** By how much the page is wider than the window. */
  private static final String BEYOND =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";

  /** What a script of the test writes is looked for between these. */
  private static final Pattern SAID = Pattern.compile("<output>(.*?)</output>", Pattern.DOTALL);

  private @TempDir Path folder;
  private Browser browser;
  private String report;

  @BeforeEach
  void writeReport() throws IOException {
    browser = Browser.assume(Files.createDirectory(folder.resolve("profile")));
    report = html(ReportSamples.intrusion());
  }

  private static String html(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    HtmlReport.write(ReportSamples.report(findings), new ReportText(text));
    return text.toString();
  }

  private URI page(String html, String fragment) throws IOException {
    Path file = Files.writeString(folder.resolve("report.html"), html);
    return URI.create(file.toUri() + fragment);
  }

  /** What a script says when it is run in the page, which forbids scripts of others. */
  private String said(String script, String fragment, String... options)
      throws IOException, InterruptedException {
    String html =
        report
            .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
            .replace("</body>", "<script>" + script + "</script></body>");
    Matcher said = SAID.matcher(browser.open(page(html, fragment), options));
    assertThat(said.find()).as("the script has run").isTrue();
    return said.group(1);
  }

  private static String say(String expression) {
    return "const output = document.createElement('output');"
        + "output.textContent = "
        + expression
        + ";document.body.append(output);";
  }

  /** The rules of axe-core, as a script; HTML would take what ends a script in it for its end. */
  private static String axe() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(ReportPageTest.class.getResourceAsStream("/axe.min.js"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8)
          .replace("</script", "<\\/script");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {LIGHT, DARK})
  void canBeReadByEverybody(String scheme) throws IOException, InterruptedException {
    String open = "document.querySelectorAll('details').forEach((each) => { each.open = true; });";
    String violations =
        said(
            axe() + open + "axe.run(document).then((found) => {" + say(AXE_TOLD) + "});",
            "",
            scheme,
            "--window-size=1280,4000");

    assertThat(violations).matches(" broken, kept [1-9][0-9]");
  }

  @Test
  void veryManyFindingsCanBeReadByEverybody() throws IOException, InterruptedException {
    report = html(many());

    String violations =
        said(
            axe() + "axe.run('.kinds').then((found) => {" + say(AXE_TOLD) + "});",
            "",
            LIGHT,
            "--window-size=1280,4000");

    assertThat(violations).matches(" broken, kept [1-9][0-9]*");
  }

  @Test
  void veryManyFindingsFitANarrowWindow() throws IOException, InterruptedException {
    report = html(many());

    assertThat(said(say(BEYOND), "", "--window-size=500,900")).isEqualTo("0");
  }

  private static List<Finding> many() {
    return IntStream.range(0, 520).mapToObj(i -> ReportSamples.denied(String.valueOf(i))).toList();
  }

  @Test
  void linkToAStepOpensItsFinding() throws IOException, InterruptedException {
    String step = ReportSamples.trailStopped().id();

    String page = browser.open(page(report, "#f-" + step));

    assertThat(page).containsPattern("<details [^>]*id=\"f-" + step + "\"[^>]* open=\"\"");
  }

  @Test
  void linkToAStepOpensWhatItsFindingLiesIn() throws IOException, InterruptedException {
    String attack = ReportSamples.attack().id();

    String page = browser.open(page(report, "#f-" + ReportSamples.trailStopped().id()));

    assertThat(page).containsPattern("<details [^>]*id=\"f-" + attack + "\"[^>]* open=\"\"");
  }

  @Test
  void paperShowsWhatIsClosedOnTheScreen() throws IOException, InterruptedException {
    String closed = "document.querySelectorAll('details:not(.evidence):not([open])').length";

    String left = said("window.dispatchEvent(new Event('beforeprint'));" + say(closed), "");

    assertThat(left).isEqualTo("0");
  }

  @Test
  void afterPrintingAllIsAsBefore() throws IOException, InterruptedException {
    String open = "document.querySelectorAll('details[open]').length";

    String left =
        said(
            "window.dispatchEvent(new Event('beforeprint'));"
                + "window.dispatchEvent(new Event('afterprint'));"
                + say(open),
            "");

    assertThat(left).isEqualTo("0");
  }

  @Test
  void fitsANarrowWindow() throws IOException, InterruptedException {
    assertThat(said(say(BEYOND), "", "--window-size=500,900")).isEqualTo("0");
  }
}
