package dev.haetae.search.command.declared;

import java.util.Set;

/**
 * Who runs a search.
 *
 * @param user the name
 * @param roles the roles the user has; on a command line the groups of the operating system
 */
public record Caller(String user, Set<String> roles) {
  public Caller {
    roles = Set.copyOf(roles);
  }
}
