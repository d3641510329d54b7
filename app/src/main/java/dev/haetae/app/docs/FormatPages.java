package dev.haetae.app.docs;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.Format;
import dev.haetae.formats.Translation;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.LogSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An index of the logs that are read, and a page with the fields of each. */
final class FormatPages {
  private final List<Format> formats;

  FormatPages(List<Format> formats) {
    this.formats = formats;
  }

  List<Page> pages() {
    List<Page> pages = new ArrayList<>();
    pages.add(index());
    formats.forEach(format -> pages.add(page(format.catalog())));
    return pages;
  }

  private Page index() {
    Page.Writer page = new Page.Writer("formats/README.md", "Formats");
    page.paragraph(
        "The logs that are read, told apart by what they say and not by the names of files.");
    page.columns("Log", "What it is", "Fields", "Sigma log sources");
    for (Format format : formats) {
      FieldCatalog catalog = format.catalog();
      page.row(
          "[" + catalog.log() + "](" + catalog.log() + ".md)",
          Page.plain(catalog.title()),
          Integer.toString(catalog.fields().size()),
          sources(catalog));
    }
    return page.page();
  }

  private static String sources(FieldCatalog catalog) {
    return catalog.sources().stream()
        .map(FormatPages::source)
        .distinct()
        .limit(12)
        .collect(Collectors.joining(", "));
  }

  private static String source(LogSource source) {
    return Page.code(
        Stream.of(source.product(), source.category(), source.service())
            .map(part -> part.orElse(""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("/")));
  }

  private static Page page(FieldCatalog catalog) {
    Page.Writer page =
        new Page.Writer("formats/" + catalog.log() + ".md", Page.plain(catalog.title()));
    if (!catalog.entities().isEmpty()) {
      page.heading(2, "Entities");
      page.columns("Entity", "Fields");
      catalog.entities().forEach((kind, paths) -> page.row(words(kind.name()), Page.codes(paths)));
      page.end();
    }
    if (catalog instanceof DeclaredCatalog declared && !declared.translations().isEmpty()) {
      keepers(page, declared.translations());
    }
    page.heading(2, "Fields");
    page.paragraph(
        "A field is asked for by its own name or one of its other names. Below an open field any"
            + " path may be asked for; a derived field is worked out by Haetae.");
    page.columns("Field", "Other names", "Type", "OCSF", "What it says");
    catalog.fields().forEach(field -> row(page, field));
    return page.page();
  }

  private static void keepers(Page.Writer page, List<Translation> translations) {
    page.heading(2, "Kept under other names");
    page.paragraph(
        "Records that a product kept under names of its own are read as what they were, wherever"
            + " these names have a value; where the record itself was kept too, that is read. Times"
            + " without a zone are taken as UTC.");
    page.columns("Kept by", "Known by");
    for (Translation translation : translations) {
      page.row(
          Page.plain(translation.keeper()),
          translation.recognise().stream()
              .map(FormatPages::conditions)
              .collect(Collectors.joining("; ")));
    }
    page.end();
    page.columns("Field", "Kept as");
    translations.stream()
        .flatMap(translation -> translation.rows().stream())
        .filter(row -> !row.otherNames().isEmpty())
        .collect(
            Collectors.toMap(
                Translation.Row::field,
                Translation.Row::otherNames,
                (one, other) -> Stream.concat(one.stream(), other.stream()).distinct().toList(),
                LinkedHashMap::new))
        .forEach((field, names) -> page.row(Page.code(field), Page.codes(names)));
    page.end();
  }

  private static String conditions(Map<String, List<String>> conditions) {
    return conditions.entrySet().stream()
        .map(each ->
            each.getValue().equals(List.of("*"))
                ? Page.code(each.getKey())
                : Page.code(each.getKey() + ": " + String.join(", ", each.getValue())))
        .collect(Collectors.joining(" and "));
  }

  private static void row(Page.Writer page, Field field) {
    String kind =
        words(field.type().name())
            + (field.open() ? ", open" : "")
            + (field.derived() ? ", derived" : "");
    page.row(
        Page.code(field.name()),
        Page.codes(field.otherNames()),
        kind,
        field.ocsf().map(Page::code).orElse(""),
        Page.plain(field.description()));
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
