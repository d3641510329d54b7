package dev.haetae.search.command.declared;

import dev.haetae.search.command.CommandKind;
import dev.haetae.search.command.InputRows;
import dev.haetae.search.command.Invocation;
import dev.haetae.search.command.OutputRows;
import dev.haetae.search.command.SearchCommand;
import java.util.Optional;

/** A command that comes with Haetae and needs to be told of the place first. */
record NotSetUp(String how) implements SearchCommand {
  @Override
  public CommandKind kind() {
    return CommandKind.GENERATING;
  }

  @Override
  public Optional<String> refusal() {
    return Optional.of(how);
  }

  @Override
  public long mostRows() {
    return 0;
  }

  @Override
  public String rowSetting() {
    return "";
  }

  @Override
  public void run(Invocation invocation, InputRows input, OutputRows output) {
    throw new IllegalStateException(how);
  }
}
