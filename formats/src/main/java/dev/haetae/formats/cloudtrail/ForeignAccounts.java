package dev.haetae.formats.cloudtrail;

import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.formats.scan.PathNode;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.Slice;
import dev.haetae.model.event.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells which other accounts a request lets in or takes code from: those that statements of its
 * policies allow something, those that its lists of accounts name, that of the bucket an object is
 * copied or uploaded to, and that a domain is transferred to. A rule cannot tell that one account
 * of a list is not ours where another is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">
 *     AWS JSON policy elements: Principal</a>
 */
final class ForeignAccounts {
  static final String PATH = "haetae.foreignAccounts";

  private static final String RECIPIENT = "recipientAccountId";
  private static final String CALLER = "userIdentity.accountId";

  /** Where services have the statements of the policy of a resource, or of a role's trust. */
  private static final List<String> STATEMENTS =
      List.of(
          "requestParameters.policyDocument.Statement",
          "requestParameters.assumeRolePolicyDocument.Statement",
          "requestParameters.bucketPolicy.Statement",
          "requestParameters.policy.Statement",
          "requestParameters.policyText.Statement",
          "requestParameters.resourcePolicy.Statement",
          "requestParameters.policyInJson.Statement",
          "requestParameters.accessPolicies.Statement",
          "requestParameters.attributes.Policy.Statement",
          "requestParameters.attributeValue.Statement");

  /** Where services have accounts, or ARNs of what is in them. */
  private static final List<String> LISTS =
      List.of(
          "requestParameters.createVolumePermission.add.items.userId",
          "requestParameters.launchPermission.add.items.userId",
          "requestParameters.accountIdsToAdd",
          "requestParameters.valuesToAdd",
          "requestParameters.principals",
          "requestParameters.authorizedAccountId",
          "requestParameters.accountWithRestoreAccess",
          "requestParameters.replicationConfiguration.rules.destinations.registryId",
          "requestParameters.ReplicationConfiguration.Rule.Destination.Account",
          "requestParameters.layers",
          "requestParameters.targets.arn",
          "requestParameters.aWSAccountIds",
          "requestParameters.principal.dataLakePrincipalIdentifier",
          "requestParameters.NotificationConfiguration.QueueConfiguration.Queue",
          "requestParameters.NotificationConfiguration.TopicConfiguration.Topic",
          "requestParameters.NotificationConfiguration.CloudFunctionConfiguration.CloudFunction",
          "requestParameters.destinationArn");

  private static final String CALL = "eventName";

  /** What brings data into a bucket; reading what others publish lets nobody in. */
  private static final Set<String> WRITES =
      Set.of(
          "CopyObject",
          "UploadPartCopy",
          "PutObject",
          "UploadPart",
          "CreateMultipartUpload",
          "CompleteMultipartUpload");

  /** What hands something over to an account; elsewhere the field names one that is asked about. */
  private static final Set<String> HANDS_OVER = Set.of("TransferDomainToAnotherAwsAccount");

  private static final String RECEIVER = "requestParameters.accountId";
  private static final String BUCKET = "requestParameters.bucketName";
  private static final String RESOURCE_ARNS = "resources.ARN";
  private static final String RESOURCE_ACCOUNTS = "resources.accountId";

  /** Every field read here. */
  static final List<String> NEEDS =
      Stream.of(
              List.of(RECIPIENT, CALLER, CALL, RECEIVER, BUCKET, RESOURCE_ARNS, RESOURCE_ACCOUNTS),
              STATEMENTS,
              LISTS)
          .flatMap(List::stream)
          .toList();

  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?:arn:aws[a-z-]*:(?:(?:iam|sts):|(?:lambda|logs|events|sqs|sns):[a-z0-9-]*):)?([0-9]{12})(?::.*)?",
          Pattern.DOTALL);

  /** More accounts than anybody reads. */
  private static final int MOST = 100;

  private static final FieldSelection STATEMENT = statement();
  private static final int EFFECT = STATEMENT.number("Effect");
  private static final List<Integer> PRINCIPALS =
      List.of(STATEMENT.number("Principal"), STATEMENT.number("Principal.AWS"));

  private final FieldSelection selection;
  private final int recipient;
  private final int caller;
  private final int call;
  private final int receiver;
  private final int bucket;
  private final int resourceArns;
  private final int resourceAccounts;
  private final int[] statements;
  private final int[] lists;
  private final Slice slice = new Slice();
  private final JsonScanner scanner = new JsonScanner(Limits.DEFAULT.records());
  private final PathNode paths = PathNode.of(STATEMENT);
  private final Event statement = new Event("policy", STATEMENT, (event, field, path, to) -> {});

  ForeignAccounts(FieldSelection selection) {
    this.selection = selection;
    this.recipient = selection.number(RECIPIENT);
    this.caller = selection.number(CALLER);
    this.call = selection.number(CALL);
    this.receiver = selection.number(RECEIVER);
    this.bucket = selection.number(BUCKET);
    this.resourceArns = selection.number(RESOURCE_ARNS);
    this.resourceAccounts = selection.number(RESOURCE_ACCOUNTS);
    this.statements = STATEMENTS.stream().mapToInt(selection::number).toArray();
    this.lists = LISTS.stream().mapToInt(selection::number).toArray();
  }

  private static FieldSelection statement() {
    FieldSelection.Builder wanted = new FieldSelection.Builder();
    List.of("Effect", "Principal", "Principal.AWS").forEach(wanted::add);
    return wanted.build();
  }

  void derive(Event event, int field, EventWriter writer) {
    for (String account : accounts(event)) {
      writer.add(field, ValueKind.STRING, account);
    }
  }

  /** The accounts, each once, in the order in which the request names them. */
  private Set<String> accounts(Event event) {
    String own = own(event);
    Set<String> accounts = new LinkedHashSet<>();
    if (own.isEmpty()) {
      return accounts;
    }
    for (int each : statements) {
      texts(event, each).forEach(text -> allowed(text, own, accounts));
    }
    for (int each : lists) {
      texts(event, each).forEach(text -> add(text, own, accounts));
    }
    if (texts(event, call).stream().anyMatch(HANDS_OVER::contains)) {
      texts(event, receiver).forEach(text -> add(text, own, accounts));
    }
    writtenTo(event, own, accounts);
    return accounts;
  }

  /** Adds whose the bucket is that an object is put into; the record tells it of each bucket. */
  private void writtenTo(Event event, String own, Set<String> accounts) {
    if (texts(event, call).stream().noneMatch(WRITES::contains)) {
      return;
    }
    List<String> buckets =
        texts(event, resourceArns).stream().filter(arn -> arn.indexOf('/') < 0).toList();
    List<String> owners = texts(event, resourceAccounts);
    for (String target : texts(event, bucket)) {
      for (int i = 0; i < buckets.size() && buckets.size() == owners.size(); i++) {
        if (buckets.get(i).endsWith(":::" + target)) {
          add(owners.get(i), own, accounts);
        }
      }
    }
  }

  /** The account that is asked; somebody from another is no less foreign for having asked. */
  private String own(Event event) {
    List<String> told = new ArrayList<>(texts(event, recipient));
    told.addAll(texts(event, caller));
    return told.isEmpty() ? "" : told.get(0);
  }

  private List<String> texts(Event event, int field) {
    if (field < 0 || event.first(field) == Event.NONE) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
      event.read(value, slice);
      texts.add(slice.text());
    }
    return texts;
  }

  /** Adds whom a statement allows something. */
  private void allowed(String json, String own, Set<String> accounts) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    statement.writer().begin("", 0);
    try {
      byte[] padded = Arrays.copyOf(text, text.length + JsonScanner.PADDING);
      int unused = scanner.scan(padded, 0, text.length, paths, statement.writer());
    } catch (JsonScanner.Stop notAStatement) {
      return;
    }
    if (texts(statement, EFFECT).contains("Allow")) {
      PRINCIPALS.forEach(
          each -> texts(statement, each).forEach(named -> add(named, own, accounts)));
    }
  }

  private void add(String text, String own, Set<String> accounts) {
    Matcher matcher = ACCOUNT.matcher(text);
    if (accounts.size() < MOST && matcher.matches() && isForeign(matcher.group(1), own)) {
      accounts.add(matcher.group(1));
    }
  }

  private boolean isForeign(String account, String own) {
    return !account.equals(own) && !selection.isOwnAccount(account);
  }
}
