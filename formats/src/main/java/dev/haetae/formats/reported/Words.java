package dev.haetae.formats.reported;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of other products, as ours. */
public final class Words {
  /** The state of a finding that somebody should look at. */
  public static final String ACTIVE = "active";

  private static final Pattern OWN_ID =
      Pattern.compile("^arn:[^/]*[:/]finding/(.+)$|^arn:.*/finding/(.+)$");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

  /**
   * {@code TTPs/Discovery/Recon:EC2-Portscan}: AWS's services write a slash of a type as a dash.
   */
  private static final Pattern ASFF_TYPE =
      Pattern.compile("(?:.*/)?([A-Za-z]+:[A-Za-z0-9]+)[-/]([A-Za-z0-9&]+[A-Za-z0-9&.!]*)");

  private static final Map<String, String> PRODUCTS =
      Map.ofEntries(
          Map.entry("guardduty", "GuardDuty"),
          Map.entry("amazon guardduty", "GuardDuty"),
          Map.entry("aws guardduty", "GuardDuty"),
          Map.entry("inspector", "Inspector"),
          Map.entry("amazon inspector", "Inspector"),
          Map.entry("macie", "Macie"),
          Map.entry("amazon macie", "Macie"),
          Map.entry("securityhub", "Security Hub"),
          Map.entry("security hub", "Security Hub"),
          Map.entry("aws security hub", "Security Hub"),
          Map.entry("security hub cspm", "Security Hub"),
          Map.entry("access-analyzer", "IAM Access Analyzer"),
          Map.entry("detective", "Detective"),
          Map.entry("config", "Config"),
          Map.entry("health", "Health"),
          Map.entry("firewall-manager", "Firewall Manager"),
          Map.entry("prowler", "Prowler"));

  private static final Map<String, String> SEVERITIES =
      Map.of(
          "informational", "1",
          "information", "1",
          "info", "1",
          "untriaged", "1",
          "low", "2",
          "medium", "5",
          "high", "8",
          "critical", "9",
          "fatal", "10");

  private Words() {}

  /** A finding's own id: of an ARN what follows {@code finding/}, else the text as it is. */
  public static String id(String written) {
    Matcher arn = OWN_ID.matcher(written);
    if (!arn.matches()) {
      return written;
    }
    return arn.group(1) == null ? arn.group(2) : arn.group(1);
  }

  /** A product by its usual name; one that is not known keeps the name it has. */
  public static String product(String written) {
    return PRODUCTS.getOrDefault(written.strip().toLowerCase(Locale.ROOT), written.strip());
  }

  /** The product of a Security Hub product ARN, empty where it is the account's own. */
  public static String productOfArn(String arn) {
    String last = arn.substring(arn.lastIndexOf('/') + 1);
    return last.equals("default") ? "" : product(last);
  }

  /** A word of severity as a number: the usual score of the band. Empty where it is none. */
  public static String severity(String word) {
    return SEVERITIES.getOrDefault(word.strip().toLowerCase(Locale.ROOT), "");
  }

  /**
   * A type that AWS's services put at the end of a type of the Security Finding Format; empty where
   * there is none.
   */
  public static String serviceType(List<String> asffTypes) {
    for (String type : asffTypes) {
      Matcher matcher = ASFF_TYPE.matcher(type);
      if (matcher.matches()) {
        return matcher.group(1) + "/" + matcher.group(2);
      }
    }
    return "";
  }

  /** A type made of a purpose, a product and words: {@code Policy:Prowler/IamRootMfaEnabled}. */
  public static String type(String purpose, String product, String words) {
    String family = joined(words);
    String resource = joined(product);
    return purpose
        + ":"
        + (resource.isEmpty() ? "Product" : resource)
        + "/"
        + (family.isEmpty() ? "Finding" : family);
  }

  /** The type of a control of Security Hub: {@code Policy:SecurityHub/IAM.4}. */
  public static String controlType(String control) {
    return control.matches("[A-Za-z0-9]+(\\.[A-Za-z0-9]+)+")
        ? "Policy:SecurityHub/" + control
        : type("Policy", "SecurityHub", control);
  }

  /** The words of a text joined, each with a capital. */
  private static String joined(String text) {
    StringBuilder joined = new StringBuilder();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group();
      boolean shouts = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
      joined
          .append(Character.toUpperCase(word.charAt(0)))
          .append(shouts ? word.substring(1).toLowerCase(Locale.ROOT) : word.substring(1));
    }
    return joined.toString();
  }

  /** A state in a product's words as one of ours. */
  public static String state(String written) {
    return switch (written.strip().toLowerCase(Locale.ROOT)) {
      case "archived", "true" -> "archived";
      case "suppressed", "muted" -> "suppressed";
      case "resolved", "closed", "close" -> "resolved";
      case "passed", "pass", "not_available", "manual" -> "passed";
      default -> ACTIVE;
    };
  }

  /** The first state that is not active. */
  public static String firstState(String... written) {
    for (String each : written) {
      String state = state(each);
      if (!state.equals(ACTIVE)) {
        return state;
      }
    }
    return ACTIVE;
  }
}
