package dev.haetae.detect.sequence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ties of one signal: what it may have in common with others. */
final class Ties {
  private final SequenceSignal signal;
  private final Map<String, Tie> found = new LinkedHashMap<>();

  private Ties(SequenceSignal signal) {
    this.signal = signal;
  }

  /** The ties of a signal, those by who acted first. */
  static List<Tie> of(SequenceSignal signal) {
    Ties ties = new Ties(signal);
    new CallerTies(signal, ties).find();
    new MachineTies(signal, ties).find();
    return List.copyOf(ties.found.values());
  }

  void add(Tie tie) {
    found.putIfAbsent(tie.key(), tie);
  }

  /** Adds a tie by a name that is only good within the signal's account. */
  void addInAccount(String kind, String name, String sharer) {
    add(new Tie(kind, signal.event().account() + " " + name, name, Tie.Strength.SHARED, sharer));
  }

  /** The first of some names; empty where there is none. */
  static String first(List<String> names) {
    return names.isEmpty() ? "" : names.get(0);
  }
}
