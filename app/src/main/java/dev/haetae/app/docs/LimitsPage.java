package dev.haetae.app.docs;

import dev.haetae.detect.environment.EnvironmentFile;
import dev.haetae.lake.settings.LakeSettings;
import dev.haetae.model.Limits;
import dev.haetae.model.log.Problem;
import dev.haetae.search.command.declared.CommandFolder;
import dev.haetae.search.database.SearchLimits;

/** What bounds are set, what problems there can be, and what can be told in files and variables. */
final class LimitsPage {
  private LimitsPage() {}

  static Page page() {
    Page.Writer page = new Page.Writer("settings.md", "Settings and limits");
    limits(page);
    searches(page);
    problems(page);
    commands(page);
    lake(page);
    environment(page);
    variables(page);
    return page.page();
  }

  private static void limits(Page.Writer page) {
    page.heading(2, "Limits");
    page.paragraph("What is read is hostile until shown otherwise, so everything is bounded.");
    page.columns("Limit", "Value", "What it bounds");
    Limits.DEFAULT
        .bounds()
        .forEach(bound ->
            page.row(Page.code(bound.name()), Long.toString(bound.value()), bound.words()));
    page.end();
  }

  private static void searches(Page.Writer page) {
    SearchLimits usual = SearchLimits.usual();
    page.heading(2, "Limits of searches");
    page.paragraph("A search that goes beyond one ends with a message that names the option.");
    page.columns("Option of `haetae search`", "Default", "What it bounds");
    page.row(Page.code(SearchLimits.ROWS), Long.toString(usual.rows()), "rows of the answer");
    page.row(
        Page.code(SearchLimits.TIME),
        Long.toString(usual.time().toSeconds()),
        "seconds a search may take, all it runs together");
    page.row(
        Page.code(SearchLimits.MEMORY),
        Long.toString(usual.memoryBytes() >> 20),
        "megabytes held in memory; what is more is kept on disk while the search runs");
    page.end();
  }

  private static void problems(Page.Writer page) {
    page.heading(2, "Problems");
    page.paragraph("What is dropped, cut or not understood is counted, by one of these reasons.");
    page.columns("Reason", "An object or record that …");
    for (Problem.Reason reason : Problem.Reason.values()) {
      page.row(Page.code(reason.name()), reason.words());
    }
    page.end();
  }

  private static void lake(Page.Writer page) {
    page.heading(2, "The file of a lake");
    page.paragraph(
        "`lake.yml` in the lake's folder. Without it everything is kept. A mistake in it is pointed"
            + " at, and nothing is done.");
    page.columns("Key", "What it says");
    LakeSettings.KEYS.forEach((key, words) -> page.row(Page.code(key), words));
    page.end();
  }

  private static void commands(Page.Writer page) {
    page.heading(2, "Commands of your own in searches");
    page.paragraph(
        "Any program that speaks Splunk's chunked protocol (version 2), declared in a YAML file of"
            + " its own in `~/.config/haetae/commands` or the folder named by `--commands`. Nobody"
            + " else may be able to write to the folder, the file or the program. A mistake in it is"
            + " pointed at.");
    page.columns("Key", "What it says");
    CommandFolder.KEYS.forEach((key, words) -> page.row(Page.code(key), words));
    page.end();
    page.paragraph(
        "`| elasticsearch index=NAMES query=QUERY size=N start_time=TIME end_time=TIME` asks a"
            + " cluster of OpenSearch or Elasticsearch that such a file names, in Lucene's syntax."
            + " Times are `now-30m`, `now-1d/d`, `-7d@d` or absolute; without them it is the search's"
            + " own range. A row a document, newest first, past 10,000 too: `_time`, `_raw`,"
            + " `index`, `sourcetype`, `_id` and every field of the document.");
    page.columns("Key of `elasticsearch`", "What it says");
    CommandFolder.CLUSTER_KEYS.forEach((key, words) -> page.row(Page.code(key), words));
    page.end();
  }

  private static void environment(Page.Writer page) {
    page.heading(2, "The environment file");
    page.paragraph(
        "What Haetae is told about the place, in one optional YAML file; a mistake in it is pointed"
            + " at. A rule asks for a list as a placeholder: `field|expand: '%scanners%'`. `%inside%` has"
            + " values without a file too: private networks, loopback and `networks`.");
    page.columns("Key", "What it lists");
    EnvironmentFile.KEYS.forEach((key, words) -> page.row(Page.code(key), words));
    page.end();
  }

  private static void variables(Page.Writer page) {
    page.heading(2, "Environment variables");
    page.columns("Variable", "What it does");
    page.row(
        Page.code("HAETAE_HEAP"),
        "memory the launcher gives Java, such as `512m`; a search's DuckDB has its own (`--memory`)");
    page.row(Page.code("HAETAE_TRACE"), "where set, failures show where in the code they arose");
    page.row(Page.code("NO_COLOR"), "where set, nothing is coloured");
    page.row(Page.code("XDG_CACHE_HOME"), "where the findings of the last scan are kept");
    page.row(Page.code("XDG_CONFIG_HOME"), "where commands of your own are declared");
    page.row(Page.code("XDG_DATA_HOME"), "where lists of indicators are kept");
    page.row(
        Page.code("TMPDIR"),
        "where what does not fit in memory is put (default: `/tmp`), and taken away from when a scan ends");
    page.row(Page.code("JAVA_HOME"), "the Java that launchers use");
  }
}
