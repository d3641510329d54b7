package dev.haetae.detect.owner;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a network interface belongs to that a service of AWS made for its customer. Services write
 * it into the description; flow logs do not tell it.
 *
 * @param kind one of {@link dev.haetae.detect.environment.KnownEnvironment#INTERFACE_KINDS}
 * @param name what it is called, as far as the description says; may be empty
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/requester-managed-eni.html">
 *     Requester-managed network interfaces</a>
 */
public record InterfaceOwner(String kind, String name) {
  /** The field of a hit that tells the kind. */
  public static final String KIND = "interface.kind";

  /** The field of a hit that tells the name. */
  public static final String NAME = "interface.owner";

  /** The field of a hit that says both in words: {@code ECS task arn:…}. */
  public static final String WHAT = "interface.what";

  /** The fields of a hit that tell of an owner. */
  public static final Set<String> FIELDS = Set.of(KIND, NAME, WHAT);

  /** What findings call a kind: as a kind of resource, and in a sentence. */
  private record Called(String resource, String words) {}

  private static final Map<String, Called> CALLED =
      Map.of(
          "function", new Called("LambdaFunction", "function"),
          "task", new Called("ECSTask", "ECS task"),
          "cluster", new Called("EKSCluster", "EKS cluster"),
          "node", new Called("EKSNode", "EKS node"),
          "database", new Called("Database", "database"),
          "load-balancer", new Called("LoadBalancer", "load balancer"),
          "nat-gateway", new Called("NatGateway", "NAT gateway"),
          "endpoint", new Called("VpcEndpoint", "VPC endpoint"),
          "file-system", new Called("FileSystem", "file system"));

  private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /** How services describe what they make; the group is the name. */
  private record Wording(String kind, Pattern pattern) {}

  private static final List<Wording> WORDINGS =
      List.of(
          new Wording("function", Pattern.compile("AWS Lambda VPC ENI-(.+?)(?:-" + UUID + ")?")),
          new Wording("function", Pattern.compile("AWS Lambda VPC ENI(): .*")),
          new Wording(
              "task",
              Pattern.compile("(arn:aws[a-z-]*:ecs:[a-z0-9-]+:[0-9]{12}:attachment/[^ ]+)")),
          new Wording("cluster", Pattern.compile("Amazon EKS (.+)")),
          new Wording("node", Pattern.compile("aws-K8S-(i-[0-9a-f]+)")),
          new Wording("database", Pattern.compile("()(?:RDS|Redshift)NetworkInterface")),
          new Wording("load-balancer", Pattern.compile("ELB (.+)")),
          new Wording("nat-gateway", Pattern.compile("Interface for NAT Gateway (nat-[0-9a-f]+)")),
          new Wording("endpoint", Pattern.compile("VPC Endpoint Interface (vpce-[0-9a-f]+)")),
          new Wording("file-system", Pattern.compile("EFS mount target for (fs-[0-9a-f]+).*")));

  /** Who made an interface with this description; empty where it is no service's wording. */
  public static Optional<InterfaceOwner> described(String description) {
    for (Wording wording : WORDINGS) {
      Matcher matcher = wording.pattern().matcher(description);
      if (matcher.matches()) {
        return Optional.of(new InterfaceOwner(wording.kind(), matcher.group(1)));
      }
    }
    return Optional.empty();
  }

  /**
   * The kind of resource a finding names it as, such as {@code ECSTask}; empty for a kind nobody
   * knows.
   */
  public static Optional<String> resourceOf(String kind) {
    return Optional.ofNullable(CALLED.get(kind)).map(Called::resource);
  }

  /**
   * What it is, in words.
   *
   * @param networkInterface named where the owner's name is not known
   */
  public String words(String networkInterface) {
    Called called = CALLED.getOrDefault(kind, new Called(kind, kind));
    return name.isEmpty()
        ? called.words + " behind " + networkInterface
        : called.words + " " + name;
  }

  /** How one is written. */
  static final Codec<InterfaceOwner> CODEC =
      new Codec<>() {
        @Override
        public void write(InterfaceOwner owner, DataOutput to) throws IOException {
          Texts.write(owner.kind, to);
          Texts.write(owner.name, to);
        }

        @Override
        public InterfaceOwner read(DataInput from) throws IOException {
          return new InterfaceOwner(Texts.read(from), Texts.read(from));
        }
      };
}
