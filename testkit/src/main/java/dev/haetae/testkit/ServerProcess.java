package dev.haetae.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in Java as a process of its own, on a port of its own choice.
 *
 * @param endpoint where it listens
 */
record ServerProcess(Process process, URI endpoint) {

  /**
   * Starts one, and waits until it listens.
   *
   * @param name what it is called where it does not start
   * @param arguments of {@code java}: options, a class path, what is to be run
   * @param listens finds in its output that it listens, with the port as the first group
   * @throws IOException when it does not start; the message has what it said
   */
  static ServerProcess start(String name, List<String> arguments, Pattern listens)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher matcher = listens.matcher(line);
      if (matcher.find()) {
        Thread reader = new Thread(() -> ignore(output), "output of " + name);
        reader.setDaemon(true);
        reader.start();
        return new ServerProcess(process, URI.create("http://127.0.0.1:" + matcher.group(1)));
      }
      said.append(line).append('\n');
    }
    throw new IOException(name + " did not start:\n" + said);
  }

  /** A process that nobody listens to would stand still. */
  private static void ignore(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException stopped) {
      // The stream is closed under us when the process is ended.
    }
  }
}
