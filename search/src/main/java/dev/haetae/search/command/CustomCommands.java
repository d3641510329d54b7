package dev.haetae.search.command;

import java.util.Optional;
import java.util.Set;

/** The commands there are besides those of the language. */
public interface CustomCommands {
  /** None. */
  CustomCommands NONE =
      new CustomCommands() {
        @Override
        public Set<String> names() {
          return Set.of();
        }

        @Override
        public Optional<SearchCommand> find(String name) {
          return Optional.empty();
        }
      };

  /** Their names, in small letters. */
  Set<String> names();

  /** The command of that name. */
  Optional<SearchCommand> find(String name);
}
