package dev.haetae.formats.cloudtrail;

import dev.haetae.formats.Names;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.Slice;
import dev.haetae.model.event.ValueKind;
import java.util.List;
import java.util.Set;

/**
 * The Region of a call, where the caller chose one. Services that are one for the whole account log
 * in us-east-1 or us-west-2 whoever calls from wherever, so that whoever calls such a service for
 * the first time would seem to be in a Region for the first time too.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events">
 *     CloudTrail concepts: global service events</a>
 */
final class ChosenRegion {
  static final String PATH = "haetae.region";

  private static final String REGION = "awsRegion";
  private static final String SOURCE = "eventSource";
  static final List<String> NEEDS = List.of(REGION, SOURCE);

  private static final String SUFFIX = ".amazonaws.com";

  /** Where global services log. */
  private static final Set<String> HOMES =
      Set.of("us-east-1", "us-west-2", "us-gov-west-1", "cn-north-1", "cn-northwest-1");

  private static final Set<String> GLOBAL =
      Set.of(
          "account",
          "artifact",
          "aws-marketplace",
          "billing",
          "billingconsole",
          "budgets",
          "ce",
          "cloudfront",
          "consolidatedbilling",
          "cur",
          "freetier",
          "globalaccelerator",
          "health",
          "iam",
          "invoicing",
          "networkmanager",
          "notifications",
          "organizations",
          "payments",
          "pricing",
          "route53",
          "route53domains",
          "savingsplans",
          "shield",
          "signin",
          // By its one endpoint for all Regions, which old programs call.
          "sts",
          "support",
          "tax",
          "trustedadvisor",
          "uxc",
          "waf");

  private final int region;
  private final int source;
  private final Slice slice = new Slice();
  private final Names names = new Names();

  ChosenRegion(FieldSelection selection) {
    this.region = selection.number(REGION);
    this.source = selection.number(SOURCE);
  }

  void derive(Event event, int field, EventWriter writer) {
    String where = text(event, region);
    String service = text(event, source);
    String name =
        service.endsWith(SUFFIX)
            ? service.substring(0, service.length() - SUFFIX.length())
            : service;
    if (!where.isEmpty() && !(HOMES.contains(where) && GLOBAL.contains(name))) {
      writer.add(field, ValueKind.STRING, where);
    }
  }

  private String text(Event event, int field) {
    int value = field < 0 ? Event.NONE : event.first(field);
    if (value == Event.NONE) {
      return "";
    }
    event.read(value, slice);
    return names.of(slice.bytes(), slice.start(), slice.end());
  }
}
