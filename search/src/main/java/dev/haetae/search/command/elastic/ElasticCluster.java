package dev.haetae.search.command.elastic;

import dev.haetae.search.command.Terms;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A cluster as its file declares it.
 *
 * @param url where it is reached
 * @param authorization the value of the header of that name, looked up when it is asked; nothing
 *     shows it
 * @param authorities certificates of authorities to trust instead of Java's, in PEM
 * @param verified whether its certificate must be valid and its own
 * @param index what is searched where a search names nothing
 * @param timeField the field that is a document's time
 */
public record ElasticCluster(
    Terms terms,
    URI url,
    Supplier<Optional<String>> authorization,
    Optional<Path> authorities,
    boolean verified,
    Optional<String> index,
    String timeField) {}
