package dev.haetae.search.command;

import java.util.Optional;

/** A command of searches that is no part of a language. */
public interface SearchCommand {
  /** What it does with rows. */
  CommandKind kind();

  /** Why this user may not run it; empty where they may. */
  Optional<String> refusal();

  /** The most rows taken of it. */
  long mostRows();

  /** The setting {@link #mostRows()} comes from, for messages. */
  String rowSetting();

  /**
   * Runs it to its end, or until no more rows are wanted.
   *
   * @throws CommandFailure where it cannot be carried out, in words fit for the user
   */
  void run(Invocation invocation, InputRows input, OutputRows output);
}
