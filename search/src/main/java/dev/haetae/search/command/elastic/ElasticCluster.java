package dev.haetae.search.command.elastic;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A cluster as its file declares it.
 *
 * @param name of the command that asks it
 * @param url where it is reached
 * @param authorization the value of the header of that name, looked up when it is asked; nothing
 *     shows it
 * @param authorities certificates of authorities to trust instead of Java's, in PEM
 * @param verified whether its certificate must be valid and its own
 * @param index what is searched where a search names nothing
 * @param timeField the field that is a document's time
 * @param refusal why this user may not ask it
 * @param seconds how long it may take
 * @param rows the most documents taken
 * @param bytes the most bytes taken of its answers
 * @param file the file that declares it, for messages
 */
public record ElasticCluster(
    String name,
    URI url,
    Supplier<Optional<String>> authorization,
    Optional<Path> authorities,
    boolean verified,
    Optional<String> index,
    String timeField,
    Optional<String> refusal,
    long seconds,
    long rows,
    long bytes,
    Path file) {}
