package dev.haetae.search.parse.spl;

import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.TextPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Commands that take fields out of texts, and change texts. */
final class ExtractCommands {
  private static final List<String> CONVERSIONS =
      List.of(
          "auto", "ctime", "dur2sec", "memk", "mktime", "mstime", "none", "num", "rmcomma",
          "rmunit");

  private ExtractCommands() {}

  static void addTo(Map<String, CommandParser> all) {
    all.put("rex", ExtractCommands::rex);
    all.put("spath", ExtractCommands::spath);
    all.put("fromjson", ExtractCommands::fromJson);
    all.put(
        "xmlkv",
        (input, spl) -> {
          if (!spl.in().atCommandEnd()) {
            String field = spl.in().name("a field");
            return new TextPlan.Pairs(input, field, TextPlan.Pairs.Notation.XML);
          }
          return new TextPlan.Pairs(input, "_raw", TextPlan.Pairs.Notation.XML);
        });
    all.put("extract", ExtractCommands::extract);
    all.put("kv", ExtractCommands::extract);
    all.put("multikv", ExtractCommands::multikv);
    all.put("replace", ExtractCommands::replace);
    all.put("convert", ExtractCommands::convert);
    all.put("iplocation", ExtractCommands::ipLocation);
  }

  private static Plan rex(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "rex", "field", "max_match", "offset_field", "mode");
    options.take();
    int at = in.at();
    if (in.peek() != '"') {
      throw in.expected("a regular expression in double quotes");
    }
    String pattern = in.quoted();
    options.take();
    String field = options.text("field", "_raw");
    if (options.text("mode", "").equals("sed")) {
      return sed(input, field, pattern, in, at);
    }
    return new TextPlan.Extract(
        input, field, pattern, options.whole("max_match", 1), options.text("offset_field"), at);
  }

  private static Plan sed(Plan input, String field, String script, SplReader in, int at) {
    Plan rows = input;
    int place = 0;
    while (place < script.length()) {
      char c = script.charAt(place);
      if (Character.isWhitespace(c) || c == ';') {
        place++;
        continue;
      }
      if ((c != 's' && c != 'y') || place + 1 >= script.length()) {
        throw in.mistake(at, "expected s/pattern/replacement/ or y/characters/others/");
      }
      char edge = script.charAt(place + 1);
      int middle = edge(script, edge, place + 2);
      int end = middle < 0 ? -1 : edge(script, edge, middle + 1);
      if (end < 0) {
        throw in.mistake(at, "the sed expression has no end; expected " + edge);
      }
      String from = script.substring(place + 2, middle).replace("\\" + edge, "" + edge);
      String to = script.substring(middle + 1, end).replace("\\" + edge, "" + edge);
      place = end + 1;
      boolean all = false;
      while (place < script.length() && Character.isLetterOrDigit(script.charAt(place))) {
        all |= script.charAt(place) == 'g';
        place++;
      }
      if (c == 'y') {
        rows = new TextPlan.Translate(rows, field, from, to);
      } else {
        rows = new TextPlan.Substitute(rows, field, from, to, all, at);
      }
    }
    return rows;
  }

  private static int edge(String script, char edge, int from) {
    for (int i = from; i < script.length(); i++) {
      if (script.charAt(i) == '\\') {
        i++;
      } else if (script.charAt(i) == edge) {
        return i;
      }
    }
    return -1;
  }

  private static Plan spath(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "spath", "input", "output", "path");
    Optional<String> path = Optional.empty();
    while (!in.atCommandEnd()) {
      if (!options.takeOne()) {
        path = Optional.of(in.name("a path"));
      }
    }
    return new TextPlan.AtPath(
        input,
        options.text("input", "_raw"),
        options.text("path").isPresent() ? options.text("path") : path,
        options.text("output"),
        "");
  }

  private static Plan fromJson(Plan input, SplParser spl) {
    String field = spl.in().name("a field");
    Options options = new Options(spl.in(), "fromjson", "prefix").take();
    return new TextPlan.AtPath(
        input, field, Optional.empty(), Optional.empty(), options.text("prefix", ""));
  }

  private static Plan extract(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options =
        new Options(
            in,
            "extract",
            "auto",
            "clean_keys",
            "kvdelim",
            "limit",
            "maxchars",
            "mv_add",
            "pairdelim",
            "reload",
            "segment");
    while (!in.atCommandEnd()) {
      int at = in.at();
      if (!options.takeOne()) {
        throw in.mistake(
            at,
            "extractions of a configuration are not here ("
                + in.name("an option")
                + "); use rex, or pairdelim= and kvdelim=");
      }
      in.accept(",");
    }
    Optional<TextPlan.Pairs.Signs> signs =
        options.text("pairdelim").isPresent() || options.text("kvdelim").isPresent()
            ? Optional.of(
                new TextPlan.Pairs.Signs(
                    options.text("pairdelim", " ,;|&\t\n"), options.text("kvdelim", "=")))
            : Optional.empty();
    return new TextPlan.Pairs(input, "_raw", TextPlan.Pairs.Notation.EQUALS, signs);
  }

  private static Plan multikv(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options =
        new Options(in, "multikv", "copyattrs", "forceheader", "multitable", "noheader", "rmorig");
    List<String> fields = new ArrayList<>();
    List<String> filter = new ArrayList<>();
    while (!in.atCommandEnd()) {
      if (in.acceptWord("fields")) {
        words(in, fields, "a field");
      } else if (in.acceptWord("filter")) {
        words(in, filter, "a text");
      } else if (!options.takeOne()) {
        throw in.expected("an option of multikv, fields or filter");
      }
    }
    long header =
        options.truth("noheader", false) ? -1 : Math.max(0, options.whole("forceheader", 0));
    return new TextPlan.PrintedTable(input, header, fields, filter, !options.truth("rmorig", true));
  }

  /** Words up to the next part of multikv. */
  private static void words(SplReader in, List<String> words, String what) {
    do {
      words.add(in.peek() == '"' ? in.quoted() : in.name(what));
      in.accept(",");
    } while (!in.atCommandEnd()
        && !in.aheadWord("fields")
        && !in.aheadWord("filter")
        && !in.aheadOption());
  }

  private static Plan replace(Plan input, SplParser spl) {
    SplReader in = spl.in();
    List<FieldPlan.Rename.Pair> pairs = new ArrayList<>();
    do {
      int at = in.at();
      String from = in.peek() == '"' ? in.rawQuoted() : in.name("a value");
      if (!in.acceptWord("WITH")) {
        throw in.expected("WITH after the value");
      }
      String to = in.peek() == '"' ? in.rawQuoted() : in.name("the new value");
      pairs.add(new FieldPlan.Rename.Pair(from, to, at));
      in.accept(",");
    } while (!in.atCommandEnd() && !in.aheadWord("IN"));
    List<String> fields = in.acceptWord("IN") ? spl.someNames("a field") : List.of();
    return new TextPlan.Replace(input, pairs, fields);
  }

  private static Plan convert(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "convert", "timeformat");
    options.take();
    List<TextPlan.Convert.Conversion> conversions = new ArrayList<>();
    while (!in.atCommandEnd()) {
      int at = in.at();
      String function = in.name("a conversion such as ctime").toLowerCase(Locale.ROOT);
      if (!CONVERSIONS.contains(function)) {
        throw in.unknown(at, "conversion", function, CONVERSIONS);
      }
      in.need("(");
      String field = in.name("a field");
      in.need(")");
      Optional<String> as =
          in.acceptWord("AS") ? Optional.of(in.name("the new name")) : Optional.empty();
      conversions.add(new TextPlan.Convert.Conversion(function, field, as));
      in.accept(",");
    }
    return new TextPlan.Convert(
        input, conversions, options.text("timeformat", "%m/%d/%Y %H:%M:%S"));
  }

  private static Plan ipLocation(Plan input, SplParser spl) {
    Options options = new Options(spl.in(), "iplocation", "prefix", "allfields", "lang");
    options.take();
    String field = spl.in().name("a field");
    options.take();
    return new FieldPlan.Locate(input, field, options.text("prefix", ""));
  }
}
