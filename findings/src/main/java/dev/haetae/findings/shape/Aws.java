package dev.haetae.findings.shape;

import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/** What AWS's shapes want of every finding, whether its log said it or not. */
final class Aws {
  private static final String NO_ACCOUNT = "000000000000";
  private static final String NO_REGION = "us-east-1";

  private Aws() {}

  /** Twelve digits. */
  static String account(Finding finding) {
    return finding.account().equals(Event.UNKNOWN) ? NO_ACCOUNT : finding.account();
  }

  /** A Region; that of the global services where the log named none. */
  static String region(Finding finding) {
    return finding.region().equals(Event.UNKNOWN) ? NO_REGION : finding.region();
  }

  /** The partition of the Region, as in an ARN. */
  static String partition(Finding finding) {
    String region = region(finding);
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /** Whether the text has the form of an IPv4 address. */
  static boolean isIpv4(String text) {
    return text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  }

  /** Whether the text has the form of an IPv6 address. */
  static boolean isIpv6(String text) {
    return text.indexOf(':') >= 0 && text.matches("[0-9A-Fa-f:.]{2,45}");
  }

  /** What a resource of a finding is named: one name, or those of an array. */
  static List<String> names(String resource) {
    List<String> names = new ArrayList<>();
    Json.container(resource)
        .filter(json -> json.isArray())
        .ifPresentOrElse(
            array -> array.forEach(each -> names.add(each.asText(""))), () -> names.add(resource));
    return names;
  }
}
