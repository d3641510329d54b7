package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.command.lake.LakeCompact;
import dev.haetae.app.command.lake.LakeExpire;
import dev.haetae.app.command.lake.LakeExport;
import dev.haetae.app.command.lake.LakeMove;
import dev.haetae.app.command.lake.LakeStatusAction;
import dev.haetae.app.command.lake.LakeVerify;
import dev.haetae.app.outcome.UserMistake;
import picocli.CommandLine.Command;

/** {@code haetae lake}: what is done with kept events besides searching them. */
@AutoService(Verb.class)
@Command(
    name = "lake",
    description = {
      "Look after the lake that haetae ingest keeps events in.",
      "Its tables are Iceberg tables of Parquet files: the catalog is catalog.db in its folder, the"
          + " namespace is lake, and anything that reads Iceberg reads them."
    },
    subcommands = {
      LakeStatusAction.class,
      LakeCompact.class,
      LakeMove.class,
      LakeExpire.class,
      LakeVerify.class,
      LakeExport.class
    },
    synopsisSubcommandLabel = "ACTION",
    footer = {
      "",
      "Examples:",
      "  haetae lake status",
      "  haetae lake compact --lake /data/lake",
      "  haetae lake move",
      "  haetae lake expire --keep network=90d --keep dns=1y",
      "  haetae lake verify --key ./lake.pub",
      "  haetae lake export --table api --from 2026-03-01 --format raw ./march.jsonl"
    })
public final class LakeVerb implements Verb {
  @Override
  public Integer call() {
    throw UserMistake.wrongUse("lake: expected status, compact, move, expire, verify or export");
  }
}
