package dev.haetae.app.docs;

import dev.haetae.search.parse.LanguageFeatures;
import java.util.List;
import java.util.Locale;

/** What of a language of searches is understood. */
final class LanguagePage {
  private LanguagePage() {}

  static Page spl() {
    return page(
        "spl.md",
        "Splunk's language in searches",
        "`haetae search` reads Splunk's Search Processing Language. What of it is there, what is"
            + " there in part, and what is not:",
        LanguageFeatures.spl(),
        List.of("Functions of eval and where", "Functions of stats, chart and timechart"));
  }

  static Page insights() {
    return page(
        "insights.md",
        "Logs Insights' language in searches",
        "`haetae search --language insights` reads the query language of CloudWatch Logs Insights."
            + " What of it is there, what is there in part, and what is not. `@timestamp` is the"
            + " event's time, `@message` the event as it was logged, `@log` the kind of log (as"
            + " `cloudtrail`), `@logStream` the file or object it came from, `@ptr` its id;"
            + " `@ingestionTime` is not kept.",
        LanguageFeatures.insights(),
        List.of("Functions of one row", "Functions of stats"));
  }

  private static Page page(
      String file, String title, String says, LanguageFeatures features, List<String> titles) {
    Page.Writer page = new Page.Writer(file, title);
    page.paragraph(says);
    page.heading(2, "Commands");
    page.columns("Command", "Here", "What it does", "What is missing, or serves instead");
    features
        .commands()
        .forEach(each -> page.row(Page.code(each.name()), status(each), each.says(), each.lacks()));
    page.end();
    functions(page, titles.get(0), features.functions());
    functions(page, titles.get(1), features.aggregations());
    return page.page();
  }

  private static void functions(
      Page.Writer page, String title, List<LanguageFeatures.Feature> features) {
    page.heading(2, title);
    page.columns("Function", "Here", "What is missing, or serves instead");
    features.forEach(each -> page.row(Page.code(each.name()), status(each), each.lacks()));
    page.end();
  }

  private static String status(LanguageFeatures.Feature feature) {
    return feature.status().name().toLowerCase(Locale.ROOT);
  }
}
