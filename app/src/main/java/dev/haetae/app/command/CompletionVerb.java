package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.text.FishCompletion;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haetae completion}: the shell knows the verbs and their options. */
@AutoService(Verb.class)
@Command(
    name = "completion",
    description = "Write the script by which a shell completes verbs and options.",
    footer = {
      "",
      "Examples:",
      "  source <(haetae completion bash)                                in this shell",
      "  haetae completion bash > ~/.local/share/bash-completion/completions/haetae",
      "  haetae completion zsh > ~/.haetae-completion && echo 'source ~/.haetae-completion' >> ~/.zshrc",
      "  haetae completion fish > ~/.config/fish/completions/haetae.fish"
    })
public final class CompletionVerb implements Verb {

  /** The shells there is a script for. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    /** The name of its program. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
  private Shell shell = Shell.BASH;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    String script =
        switch (shell) {
          // One script serves both: it loads zsh's own bashcompinit where it runs in zsh.
          case BASH, ZSH -> AutoComplete.bash(root.getCommandName(), root);
          case FISH -> FishCompletion.of(root);
        };
    spec.commandLine().getOut().print(script);
    return ExitCode.DONE;
  }
}
