package dev.haetae.formats.cloudtrail;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.FieldsFile;
import dev.haetae.formats.Format;
import dev.haetae.formats.JsonFormat;
import dev.haetae.model.Event;
import dev.haetae.model.EventWriter;
import dev.haetae.model.Field;
import dev.haetae.model.FieldSelection;
import java.util.List;

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
    return Field.isDerived(derived) ? Caller.PATHS : List.of();
  }

  @Override
  public Event.Derivation derivation(FieldSelection selection) {
    Caller caller = new Caller(selection);
    Kind kind = new Kind(selection);
    ForeignAccounts foreign = new ForeignAccounts(selection);
    RoleAsked role = new RoleAsked(selection);
    ChosenRegion region = new ChosenRegion(selection);
    return new Event.Derivation() {
      @Override
      public void derive(Event event, int field, String path, EventWriter writer) {
        if (path.equals(Kind.PATH)) {
          kind.derive(event, field, writer);
        } else if (path.equals(ForeignAccounts.PATH)) {
          foreign.derive(event, field, writer);
        } else if (path.equals(ChosenRegion.PATH)) {
          region.derive(event, field, writer);
        } else if (path.equals(RoleAsked.PATH)) {
          role.derive(event, field, writer);
        } else {
          caller.derive(event, field, path, writer);
        }
      }

      @Override
      public List<String> needs(String path) {
        return CloudTrailFormat.this.needs(path);
      }
    };
  }
}
