package dev.haetae.search.command;

import java.nio.file.Path;
import java.util.Optional;

/**
 * On what terms a declared command runs.
 *
 * @param name of the command
 * @param refusal why this user may not run it
 * @param seconds how long it may take
 * @param rows the most rows taken of it
 * @param bytes the most bytes taken of it
 * @param file the file that declares it, for messages
 */
public record Terms(
    String name, Optional<String> refusal, long seconds, long rows, long bytes, Path file) {}
