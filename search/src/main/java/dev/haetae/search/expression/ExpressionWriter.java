package dev.haetae.search.expression;

import dev.haetae.model.NearestName;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.function.Scalar;
import dev.haetae.search.function.Scalars;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Expressions over the rows of one step, in SQL. */
public final class ExpressionWriter {
  /** More values of a field than these are looked for in a list. */
  private static final int FEW_VALUES = 20;

  private final Build build;
  private final Frame frame;
  private final Map<String, SqlValue> locals;

  public ExpressionWriter(Build build, Frame frame) {
    this(build, frame, Map.of());
  }

  private ExpressionWriter(Build build, Frame frame, Map<String, SqlValue> locals) {
    this.build = build;
    this.frame = frame;
    this.locals = locals;
  }

  /** The same, with another meaning of one field. */
  public ExpressionWriter with(String name, SqlValue value) {
    Map<String, SqlValue> more = new HashMap<>(locals);
    more.put(name, value);
    return new ExpressionWriter(build, frame, more);
  }

  public SqlValue write(Expr expr) {
    return switch (expr) {
      case Expr.Text text -> SqlValue.constant(text.value());
      case Expr.Numeral number ->
          new SqlValue(
              Sql.number(number.value()), Type.NUMBER, Optional.of(number.value().toPlainString()));
      case Expr.Truth truth -> SqlValue.truth(Boolean.toString(truth.value()));
      case Expr.Absent ignored -> SqlValue.absent();
      case Expr.Field field -> field(field.name());
      case Expr.Call call -> call(call);
      case Expr.Term term -> new TermWriter(frame).words(term.words());
      case Expr.Match match -> new TermWriter(frame).match(field(match.field()), match);
      case Expr.Subsearch subsearch -> write(Subsearches.condition(build, subsearch));
    };
  }

  /** The field's value; absent, with a note, where no row can have it. */
  public SqlValue field(String name) {
    SqlValue local = locals.get(name);
    if (local != null) {
      return local;
    }
    Optional<SqlValue> found = frame.find(name);
    if (!frame.shows(name) && !frame.resolver().isKnown(name)) {
      noteUnknown(name, found);
    }
    return found.orElseGet(SqlValue::absent);
  }

  private void noteUnknown(String name, Optional<SqlValue> found) {
    Set<String> declared = frame.resolver().names();
    Set<String> known = new LinkedHashSet<>(frame.names());
    known.addAll(declared);
    Optional<String> nearest = NearestName.of(name, known);
    String meant = NearestName.ask(nearest);
    if (found.isEmpty()) {
      build.note("no row has the field " + name + meant);
    } else if (nearest
        .map(each -> isAnother(each, name, found.get()))
        .orElse(!declared.isEmpty())) {
      build.note("the field " + name + " was not seen in the events" + meant);
    }
  }

  /** Whether a name is not only another way to write a field. */
  private boolean isAnother(String nearest, String name, SqlValue found) {
    return !frame.find(nearest).map(SqlValue::sql).equals(Optional.of(found.sql()))
        && !withoutElements(nearest).equals(withoutElements(name));
  }

  private static String withoutElements(String name) {
    return name.replaceAll("\\{\\d*}", "");
  }

  private SqlValue call(Expr.Call call) {
    try {
      return switch (call.function()) {
        case "." -> joined(call);
        case "now", "time" -> SqlValue.number(Sql.number(build.now().toEpochMilli() / 1000.0));
        case "mvmap" -> mapped(call);
        case "mvfilter" -> filtered(call);
        case "searchmatch" -> searchMatch(call);
        case "or" -> either(call);
        case "sigfig" ->
            Significance.of(call.arguments().getFirst())
                .rounded(write(call.arguments().getFirst()));
        default -> scalar(call);
      };
    } catch (Scalar.WrongArgument wrong) {
      throw build.mistake(call.at(), wrong.reason());
    }
  }

  /** One comparison with a list in place of many with a value each: subsearches give thousands. */
  private SqlValue either(Expr.Call call) {
    Map<String, List<Expr.Match>> listed = new LinkedHashMap<>();
    Map<String, SqlValue> fields = new HashMap<>();
    List<SqlValue> parts = new ArrayList<>();
    if (call.arguments().size() > FEW_VALUES) {
      call.arguments().stream()
          .filter(Expr.Match.class::isInstance)
          .map(Expr.Match.class::cast)
          .filter(match ->
              TermWriter.isOneOfList(fields.computeIfAbsent(match.field(), this::field), match))
          .forEach(
              match -> listed.computeIfAbsent(match.field(), _ -> new ArrayList<>()).add(match));
      listed.values().removeIf(matches -> matches.size() <= FEW_VALUES);
    }
    listed.forEach((name, matches) -> parts.add(TermWriter.anyOf(field(name), matches)));
    Set<Expr> done = listed.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    call.arguments().stream()
        .filter(each -> !done.contains(each))
        .forEach(each -> parts.add(write(each)));
    return Scalars.find("or").orElseThrow().writer().write(parts);
  }

  private SqlValue scalar(Expr.Call call) {
    Scalar scalar =
        Scalars.find(call.function())
            .orElseThrow(() -> build.mistake(call.at(), "no function is named " + call.function()));
    return scalar.writer().write(call.arguments().stream().map(this::write).toList());
  }

  /**
   * Dots between bare names join texts, unless only the name with its dots is a field: {@code
   * userIdentity.arn} is meant as one, quoted or not.
   */
  private SqlValue joined(Expr.Call call) {
    List<Expr> parts = new ArrayList<>();
    List<Expr> run = new ArrayList<>();
    for (Expr each : call.arguments()) {
      if (each instanceof Expr.Field) {
        run.add(each);
      } else {
        parts.addAll(named(run));
        run.clear();
        parts.add(each);
      }
    }
    parts.addAll(named(run));
    return parts.size() == 1
        ? write(parts.getFirst())
        : Scalars.find(".").orElseThrow().writer().write(parts.stream().map(this::write).toList());
  }

  private List<Expr> named(List<Expr> run) {
    if (run.size() < 2 || run.stream().allMatch(each -> shows((Expr.Field) each))) {
      return run;
    }
    String name =
        run.stream().map(each -> ((Expr.Field) each).name()).collect(Collectors.joining("."));
    return frame.find(name).isPresent()
        ? List.of(new Expr.Field(name, ((Expr.Field) run.getFirst()).at()))
        : run;
  }

  private boolean shows(Expr.Field field) {
    return frame.shows(field.name()) || locals.containsKey(field.name());
  }

  private SqlValue mapped(Expr.Call call) {
    String name = onlyField(call.arguments().get(0), call);
    SqlValue each = inside(name).write(call.arguments().get(1));
    return SqlValue.list(
        "haetae_some(list_transform("
            + field(name).asList()
            + ", lambda "
            + element()
            + ": "
            + each.asText()
            + "))");
  }

  private SqlValue filtered(Expr.Call call) {
    String name =
        fields(call.arguments().get(0))
            .findFirst()
            .orElseThrow(
                () -> build.mistake(call.at(), "mvfilter expects a condition on one field"));
    SqlValue each = inside(name).write(call.arguments().get(0));
    return SqlValue.list(
        "haetae_some(list_filter("
            + field(name).asList()
            + ", lambda "
            + element()
            + ": "
            + each.asTruth()
            + "))");
  }

  private ExpressionWriter inside(String name) {
    return with(name, SqlValue.text(element()));
  }

  /** A name that neither a field has nor what stands around: the one inside hides the others. */
  private String element() {
    return "haetae_element_" + locals.size();
  }

  private String onlyField(Expr expr, Expr.Call call) {
    return fields(expr)
        .findFirst()
        .orElseThrow(() -> build.mistake(call.at(), call.function() + " expects a field first"));
  }

  private static Stream<String> fields(Expr expr) {
    return switch (expr) {
      case Expr.Field field -> Stream.of(field.name());
      case Expr.Call call -> call.arguments().stream().flatMap(ExpressionWriter::fields);
      default -> Stream.empty();
    };
  }

  private SqlValue searchMatch(Expr.Call call) {
    if (!(call.arguments().get(0) instanceof Expr.Text text)) {
      throw build.mistake(call.at(), "searchmatch expects its terms as a quoted text");
    }
    return write(build.terms(text.value(), call.at()));
  }
}
