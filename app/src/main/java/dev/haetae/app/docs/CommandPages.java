package dev.haetae.app.docs;

import java.util.Comparator;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** A page with the help of every verb. */
final class CommandPages {
  private final CommandLine root;

  CommandPages(CommandLine root) {
    this.root = root;
  }

  Page page() {
    Page.Writer page = new Page.Writer("commands.md", "Commands");
    page.code(help(root));
    root.getSubcommands().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .forEach(verb -> add(page, root.getCommandName(), verb.getValue()));
    return page.page();
  }

  private static void add(Page.Writer page, String above, CommandLine verb) {
    String name = above + " " + verb.getCommandName();
    page.heading(2, name);
    page.code(help(verb));
    verb.getSubcommands().values().forEach(below -> add(page, name, below));
  }

  private static String help(CommandLine line) {
    line.setUsageHelpWidth(100);
    return line.getUsageMessage(Ansi.OFF)
        .replace("\r\n", "\n")
        .lines()
        .map(String::stripTrailing)
        .reduce("", (text, next) -> text + next + "\n");
  }
}
