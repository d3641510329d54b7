package dev.haetae.search.command.elastic;

import dev.haetae.search.command.CommandFailure;
import dev.haetae.search.command.CommandKind;
import dev.haetae.search.command.InputRows;
import dev.haetae.search.command.Invocation;
import dev.haetae.search.command.OutputRows;
import dev.haetae.search.command.SearchCommand;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code | elasticsearch index=… query=…}: the documents of a cluster as rows, newest first. */
public final class ElasticCommand implements SearchCommand {
  private final ElasticCluster cluster;

  /** The command that asks this cluster. */
  public ElasticCommand(ElasticCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public CommandKind kind() {
    return CommandKind.GENERATING;
  }

  @Override
  public Optional<String> refusal() {
    return cluster.terms().refusal();
  }

  @Override
  public long mostRows() {
    return cluster.terms().rows();
  }

  @Override
  public String rowSetting() {
    return "limits: rows in " + cluster.terms().file();
  }

  @Override
  public void run(Invocation invocation, InputRows input, OutputRows output) {
    long nanos =
        Math.min(TimeUnit.SECONDS.toNanos(cluster.terms().seconds()), invocation.time().toNanos());
    try {
      ElasticQuestion question = ElasticQuestion.of(invocation, cluster);
      if (!cluster.verified()) {
        output.note(cluster.terms().name() + ": the certificate of the cluster is not verified");
      }
      Documents documents = new Documents(cluster.timeField());
      try (ElasticClient client = new ElasticClient(cluster, System.nanoTime() + nanos)) {
        new Paging(
                client,
                question,
                cluster.timeField(),
                words -> output.note(cluster.terms().name() + ": " + words))
            .read(hit -> output.row(documents.row(hit)));
      }
    } catch (CommandFailure failure) {
      throw new CommandFailure(cluster.terms().name() + ": " + failure.getMessage(), failure);
    }
  }
}
