package dev.haetae.detect.match;

import dev.haetae.model.event.Event;

/**
 * Matches events against compiled rules, one event after the other, for one thread. Makes no
 * objects while it does, but where a rule has a regular expression, a date or a comparison of
 * fields.
 */
public final class Matcher {
  private final CompiledRules rules;
  private final EventView view;
  private final Candidates candidates;
  private final RuleIndex.Collector collector;

  Matcher(CompiledRules rules) {
    this.rules = rules;
    this.view = new EventView(rules.atoms());
    this.candidates = new Candidates(rules.size());
    this.collector = rules.index().collector(rules.size());
  }

  /**
   * Hands the sink every rule the event matches.
   *
   * @param event of the log the rules are compiled for, with at least the fields they ask for under
   *     the same numbers
   */
  public void match(Event event, MatchSink sink) {
    view.begin(event);
    collector.collect(view, candidates);
    for (int i = 0; i < candidates.size(); i++) {
      int rule = candidates.get(i);
      if (rules.node(rule).holds(view)) {
        sink.matched(rule);
      }
    }
  }

  /** Turns to an event, to ask for single rules. */
  public void turnTo(Event event) {
    view.begin(event);
  }

  /** Whether the event turned to matches one rule. */
  public boolean matches(int rule) {
    return rules.node(rule).holds(view);
  }
}
