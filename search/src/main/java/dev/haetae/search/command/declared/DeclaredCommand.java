package dev.haetae.search.command.declared;

import dev.haetae.search.command.SearchCommand;

/**
 * A command and what its file says for people.
 *
 * @param usage how it is written
 * @param help what it does
 * @param who may run it, in words
 */
public record DeclaredCommand(
    String name, String usage, String help, String who, SearchCommand command) {}
