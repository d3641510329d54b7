package dev.haetae.search.parse.spl;

import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.JoinPlan;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.RowPlan;
import dev.haetae.search.plan.SortKey;
import dev.haetae.search.plan.SourcePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Commands that bring other rows in: of searches, of lookup tables. */
final class CombineCommands {
  private CombineCommands() {}

  static void addTo(Map<String, CommandParser> all) {
    all.put("append", CombineCommands::append);
    all.put("appendcols", CombineCommands::appendColumns);
    all.put("appendpipe", CombineCommands::appendPipe);
    all.put("join", CombineCommands::join);
    all.put("union", CombineCommands::union);
    all.put(
        "multisearch",
        (input, spl) ->
            new RowPlan.Sort(
                union(input, spl),
                List.of(new SortKey("_time", true, SortKey.Order.AUTO, spl.in().at())),
                0));
    all.put("set", CombineCommands::set);
    all.put("lookup", CombineCommands::lookup);
    all.put("inputlookup", CombineCommands::inputLookup);
    all.put("outputlookup", CombineCommands::outputLookup);
    all.put("map", CombineCommands::map);
    all.put("return", CombineCommands::returns);
    all.put(
        "format",
        (input, spl) -> {
          spl.names("a text");
          return input;
        });
  }

  /** Bounds of a subsearch: how many rows; that of time this engine has in its settings. */
  private static Optional<Long> bounds(SplParser spl, String command) {
    Options options =
        new Options(spl.in(), command, "maxtime", "maxout", "timeout", "extendtimerange").take();
    return options.text("maxout").map(each -> options.whole("maxout", 0));
  }

  private static Plan bounded(Plan plan, Optional<Long> most) {
    return most.filter(rows -> rows > 0)
        .<Plan>map(rows -> new RowPlan.Head(plan, rows))
        .orElse(plan);
  }

  private static Plan append(Plan input, SplParser spl) {
    Optional<Long> most = bounds(spl, "append");
    return new JoinPlan.Append(input, bounded(spl.subsearch(), most));
  }

  private static Plan appendColumns(Plan input, SplParser spl) {
    Options options =
        new Options(spl.in(), "appendcols", "override", "maxtime", "maxout", "timeout").take();
    return new JoinPlan.AppendColumns(input, spl.subsearch(), options.truth("override", false));
  }

  private static Plan appendPipe(Plan input, SplParser spl) {
    new Options(spl.in(), "appendpipe", "run_in_preview").take();
    spl.in().need("[");
    Plan steps = spl.steps(new SourcePlan.Incoming());
    spl.in().need("]");
    return new JoinPlan.AppendPipe(input, steps);
  }

  private static Plan join(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options =
        new Options(in, "join", "type", "max", "overwrite", "usetime", "earlier", "left", "right");
    List<FieldPlan.Rename.Pair> keys = new ArrayList<>();
    Optional<JoinPlan.Join.Aliases> aliases = Optional.empty();
    while (!in.ahead("[") && !in.atCommandEnd()) {
      if (options.text("left").isPresent() && in.acceptWord("where")) {
        aliases = Optional.of(aliases(options, in));
        keys.addAll(aliasedKeys(aliases.get(), in));
      } else if (!options.takeOne()) {
        int at = in.at();
        String field = in.name("a field");
        keys.add(new FieldPlan.Rename.Pair(field, field, at));
      }
      in.accept(",");
    }
    String type = options.text("type", "inner");
    if (!List.of("inner", "left", "outer").contains(type)) {
      throw options.wrong("type", "inner, left or outer", type);
    }
    return new JoinPlan.Join(
        input,
        spl.subsearch(),
        keys,
        aliases,
        !type.equals("inner"),
        options.whole("max", 1),
        options.truth("overwrite", true),
        when(options));
  }

  private static JoinPlan.Join.When when(Options options) {
    if (!options.truth("usetime", false)) {
      return JoinPlan.Join.When.ANY;
    }
    return options.truth("earlier", true) ? JoinPlan.Join.When.EARLIER : JoinPlan.Join.When.LATER;
  }

  private static JoinPlan.Join.Aliases aliases(Options options, SplReader in) {
    return new JoinPlan.Join.Aliases(
        options.text("left").orElseThrow(),
        options.text("right").orElseThrow(() -> in.expected("right=a name before where")));
  }

  /** {@code L.field = R.field}, several with AND between. */
  private static List<FieldPlan.Rename.Pair> aliasedKeys(
      JoinPlan.Join.Aliases aliases, SplReader in) {
    List<FieldPlan.Rename.Pair> keys = new ArrayList<>();
    do {
      int at = in.at();
      String one = in.name(aliases.left() + ".field = " + aliases.right() + ".field");
      in.need("=");
      String other = in.name(aliases.right() + ".field");
      boolean turned = one.startsWith(aliases.right() + ".");
      FieldPlan.Rename.Pair pair =
          new FieldPlan.Rename.Pair(turned ? other : one, turned ? one : other, at);
      if (!pair.from().startsWith(aliases.left() + ".")
          || !pair.to().startsWith(aliases.right() + ".")) {
        throw in.mistake(
            at,
            "expected a field of each side, as "
                + aliases.left()
                + ".field = "
                + aliases.right()
                + ".field");
      }
      keys.add(pair);
    } while (in.acceptWord("AND"));
    return keys;
  }

  /** Two searches in brackets, and which of their rows are meant. */
  private static Plan set(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    String word = in.take(Character::isLetter).toLowerCase(Locale.ROOT);
    JoinPlan.Together.Kind kind =
        switch (word) {
          case "union" -> JoinPlan.Together.Kind.UNION;
          case "diff" -> JoinPlan.Together.Kind.DIFFERENCE;
          case "intersect" -> JoinPlan.Together.Kind.INTERSECTION;
          default -> throw in.mistake(at, "expected union, diff or intersect");
        };
    Plan first = spl.subsearch();
    return new JoinPlan.Together(first, spl.subsearch(), kind);
  }

  /** Searches in brackets, one after the other; what comes before them is the first. */
  private static Plan union(Plan input, SplParser spl) {
    Optional<Long> most = bounds(spl, "union");
    Optional<Plan> all = input instanceof SourcePlan.Scan ? Optional.empty() : Optional.of(input);
    do {
      Plan next = spl.subsearch();
      all = Optional.of(all.<Plan>map(before -> new JoinPlan.Append(before, next)).orElse(next));
      spl.in().accept(",");
    } while (spl.in().ahead("["));
    return bounded(all.get(), most);
  }

  private static Plan lookup(Plan input, SplParser spl) {
    SplReader in = spl.in();
    new Options(in, "lookup", "local", "update", "event_time_field").take();
    int at = in.at();
    String table = in.name("a lookup table");
    new Options(in, "lookup", "local", "update").take();
    List<FieldPlan.Rename.Pair> keys = new ArrayList<>();
    while (!in.atCommandEnd() && !in.aheadWord("OUTPUT") && !in.aheadWord("OUTPUTNEW")) {
      keys.add(pair(in));
    }
    if (keys.isEmpty()) {
      throw in.expected("a field of the table to look for");
    }
    boolean fresh = in.acceptWord("OUTPUTNEW");
    List<FieldPlan.Rename.Pair> outputs = new ArrayList<>();
    if (fresh || in.acceptWord("OUTPUT")) {
      while (!in.atCommandEnd()) {
        outputs.add(pair(in));
      }
    }
    return new JoinPlan.Lookup(input, table, keys, outputs, fresh, at);
  }

  /** {@code field AS other}: of the table, and of the rows. */
  private static FieldPlan.Rename.Pair pair(SplReader in) {
    int at = in.at();
    String name = in.name("a field");
    String other = in.acceptWord("AS") ? in.name("a field of the rows") : name;
    in.accept(",");
    return new FieldPlan.Rename.Pair(name, other, at);
  }

  static Plan inputLookup(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "inputlookup", "append", "start", "max", "strict").take();
    int at = in.at();
    Plan table = new SourcePlan.Table(in.name("a lookup table"), at);
    options.take();
    if (in.acceptWord("WHERE")) {
      table = SearchCommands.terms(table, spl, List.of());
    }
    if (options.whole("start", 0) > 0) {
      table = new RowPlan.Skip(table, options.whole("start", 0));
    }
    if (options.text("max").isPresent()) {
      table = new RowPlan.Head(table, options.whole("max", 0));
    }
    return options.truth("append", false) ? new JoinPlan.Append(input, table) : table;
  }

  private static Plan outputLookup(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options =
        new Options(
            in,
            "outputlookup",
            "append",
            "create_empty",
            "override_if_empty",
            "max",
            "createinapp",
            "output_format");
    options.take();
    int at = in.at();
    String table = in.name("a lookup table");
    options.take();
    Plan rows =
        options.text("max").isPresent() ? new RowPlan.Head(input, options.whole("max", 0)) : input;
    return new JoinPlan.Keep(
        rows,
        table,
        options.truth("append", false),
        options.truth("create_empty", false),
        options.truth("override_if_empty", true),
        at);
  }

  private static Plan map(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options = new Options(in, "map", "maxsearches");
    while (!in.ahead("search") && options.takeOne()) {
      in.accept(",");
    }
    int at = in.at();
    String text;
    if (in.peek() == '[') {
      text = spl.bracketed();
    } else {
      if (!in.acceptWord("search")) {
        throw in.expected("search=\"...\"");
      }
      in.need("=");
      at = in.at();
      text = in.quoted();
    }
    options.take();
    return new JoinPlan.Each(input, text, options.whole("maxsearches", 10), at);
  }

  private static Plan returns(Plan input, SplParser spl) {
    SplReader in = spl.in();
    long count = Character.isDigit(in.peek()) ? in.whole("the number of rows") : 1;
    List<String> fields = new ArrayList<>();
    List<FieldPlan.Rename.Pair> renamed = new ArrayList<>();
    while (!in.atCommandEnd()) {
      int at = in.at();
      Optional<String> alias = in.option();
      String name = in.name("a field");
      boolean bare = name.startsWith("$");
      String field = bare ? name.substring(1) : name;
      fields.add(field);
      if (bare || alias.isPresent()) {
        renamed.add(new FieldPlan.Rename.Pair(field, bare ? "search" : alias.get(), at));
      }
      in.accept(",");
    }
    Plan rows = new RowPlan.Head(input, count);
    Plan chosen = new FieldPlan.Fields(rows, FieldPlan.Fields.Mode.TABLE, fields);
    return renamed.isEmpty() ? chosen : new FieldPlan.Rename(chosen, renamed);
  }
}
