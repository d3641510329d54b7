package dev.haetae.formats.cloudtrail;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.FieldsFile;
import dev.haetae.formats.Format;
import dev.haetae.formats.JsonFormat;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * AWS CloudTrail: management, data, Insights, network activity and service events of every
 * eventVersion.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html">
 *     CloudTrail record contents</a>
 */
@AutoService(Format.class)
public final class CloudTrailFormat implements JsonFormat {
  private final DeclaredCatalog catalog = FieldsFile.of(CloudTrailFormat.class);

  @Override
  public DeclaredCatalog catalog() {
    return catalog;
  }

  @Override
  public List<String> needs(String derived) {
    if (derived.equals(Kind.PATH)) {
      return Kind.NEEDS;
    }
    if (derived.equals(ForeignAccounts.PATH)) {
      return ForeignAccounts.NEEDS;
    }
    if (derived.equals(ChosenRegion.PATH)) {
      return ChosenRegion.NEEDS;
    }
    if (derived.equals(RoleAsked.PATH)) {
      return RoleAsked.NEEDS;
    }
    return Caller.needs(derived);
  }

  @Override
  public Event.Derivation derivation(FieldSelection selection) {
    Deriving[] derivings = derivings(selection);
    return new Event.Derivation() {
      @Override
      public void derive(Event event, int field, String path, EventWriter writer) {
        derivings[field].derive(event, field, writer);
      }

      @Override
      public List<String> needs(String path) {
        return CloudTrailFormat.this.needs(path);
      }
    };
  }

  /** What works out each field, by its number; nothing does for those that are in the log. */
  private static Deriving[] derivings(FieldSelection selection) {
    Map<String, Deriving> known = new HashMap<>(new Caller(selection).derivings());
    known.put(Kind.PATH, new Kind(selection)::derive);
    known.put(ForeignAccounts.PATH, new ForeignAccounts(selection)::derive);
    known.put(ChosenRegion.PATH, new ChosenRegion(selection)::derive);
    known.put(RoleAsked.PATH, new RoleAsked(selection)::derive);
    Deriving nothing = (event, field, writer) -> {};
    return selection.paths().stream()
        .map(path -> known.getOrDefault(path, nothing))
        .toArray(Deriving[]::new);
  }
}
