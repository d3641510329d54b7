package dev.haetae.app.docs;

import dev.haetae.search.parse.spl.SplFeatures;
import java.util.List;
import java.util.Locale;

/** What of Splunk's language is understood. */
final class SplPage {
  private SplPage() {}

  static Page page() {
    SplFeatures features = SplFeatures.load();
    Page.Writer page = new Page.Writer("spl.md", "Splunk's language in searches");
    page.paragraph(
        "`haetae search` reads Splunk's Search Processing Language. What of it is there, what is"
            + " there in part, and what is not:");
    page.heading(2, "Commands");
    page.columns("Command", "Here", "What it does", "What is missing");
    features
        .commands()
        .forEach(each -> page.row(Page.code(each.name()), status(each), each.says(), each.lacks()));
    page.end();
    functions(page, "Functions of eval and where", features.functions());
    functions(page, "Functions of stats, chart and timechart", features.aggregations());
    return page.page();
  }

  private static void functions(
      Page.Writer page, String title, List<SplFeatures.Feature> features) {
    page.heading(2, title);
    page.columns("Function", "Here", "What is missing");
    features.forEach(each -> page.row(Page.code(each.name()), status(each), each.lacks()));
    page.end();
  }

  private static String status(SplFeatures.Feature feature) {
    return feature.status().name().toLowerCase(Locale.ROOT);
  }
}
