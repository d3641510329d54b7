package dev.haetae.search.parse.spl;

import dev.haetae.search.plan.Plan;

/** Reads the arguments of one command, after its name and up to the pipe. */
@FunctionalInterface
interface CommandParser {
  /**
   * The step it asks for.
   *
   * @param input the rows that reach it
   * @param spl reads expressions and subsearches
   */
  Plan parse(Plan input, SplParser spl);
}
