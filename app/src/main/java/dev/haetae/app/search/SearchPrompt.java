package dev.haetae.app.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Searches typed one after the other, with a history and completion of commands and fields. */
public final class SearchPrompt {
  private static final String PROMPT = "search> ";

  private final SearchWords words;
  private final Path history;

  /**
   * A prompt.
   *
   * @param history the file that keeps what was typed
   */
  public SearchPrompt(SearchWords words, Path history) {
    this.words = words;
    this.history = history;
  }

  /**
   * Asks until the input ends or {@code exit} is typed.
   *
   * @param run what is done with a search
   * @throws IOException where the terminal or the history cannot be used
   */
  public void ask(Consumer<String> run) throws IOException {
    Files.createDirectories(history.toAbsolutePath().getParent());
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      LineReader reader = reader(terminal);
      while (true) {
        String line;
        try {
          line = reader.readLine(PROMPT).strip();
        } catch (UserInterruptException again) {
          continue;
        } catch (EndOfFileException end) {
          return;
        }
        if (line.equals("exit") || line.equals("quit")) {
          return;
        }
        if (!line.isEmpty()) {
          run.accept(line);
        }
      }
    }
  }

  private LineReader reader(Terminal terminal) {
    // Backslashes and quotes are the search's own.
    DefaultParser parser = new DefaultParser();
    parser.setEscapeChars(null);
    parser.setQuoteChars(new char[0]);
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("haetae")
        .parser(parser)
        .history(new DefaultHistory())
        .variable(LineReader.HISTORY_FILE, history)
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .completer((line, parsed, candidates) -> {
          String typed = parsed.line().substring(0, parsed.cursor());
          String word = parsed.word().substring(0, parsed.wordCursor());
          String begun = SearchWords.lastWord(typed);
          String before = word.substring(0, Math.max(0, word.length() - begun.length()));
          List<String> after = words.after(typed);
          after.forEach(each ->
              candidates.add(new Candidate(before + each, each, null, null, null, null, false)));
        })
        .build();
  }
}
