package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.command.intel.IntelAdd;
import dev.haetae.app.command.intel.IntelList;
import dev.haetae.app.command.intel.IntelLookup;
import dev.haetae.app.command.intel.IntelRemove;
import dev.haetae.app.command.intel.IntelUpdate;
import dev.haetae.app.outcome.UserMistake;
import picocli.CommandLine.Command;

/** {@code haetae intel}: lists of what is known to be bad, or trusted. */
@AutoService(Verb.class)
@Command(
    name = "intel",
    description = {
      "Keep lists of addresses, domains, hashes, user agents and access keys that are known to be"
          + " bad, or trusted; haetae scan uses them.",
      "Text, CSV, STIX 2.1, TAXII 2.1, MISP, AlienVault, OTX, FireEye iSIGHT, Proofpoint ET and"
          + " abuse.ch are read, and recognised by their content."
    },
    subcommands = {
      IntelAdd.class,
      IntelList.class,
      IntelUpdate.class,
      IntelRemove.class,
      IntelLookup.class
    },
    synopsisSubcommandLabel = "ACTION",
    footer = {
      "",
      "Examples:",
      "  haetae intel add feodo ./ipblocklist.csv --kind c2",
      "  haetae intel add tor https://example.org/exit-nodes.txt --kind tor --expires 2d",
      "  haetae intel add offices ./offices.txt --kind trusted",
      "  haetae intel list",
      "  haetae intel update",
      "  haetae intel lookup 203.0.113.7 'evil[.]example'"
    })
public final class IntelVerb implements Verb {
  @Override
  public Integer call() {
    throw UserMistake.wrongUse("intel: expected add, list, update, remove or lookup");
  }
}
