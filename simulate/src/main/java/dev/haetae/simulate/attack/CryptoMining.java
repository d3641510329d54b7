package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import java.util.List;

/** Large machines in Regions nobody looks at. */
@AutoService(Attack.class)
public final class CryptoMining implements Attack {
  @Override
  public String name() {
    return "crypto-mining";
  }

  @Override
  public String description() {
    return "Permissions are tried with dry runs, then large GPU instances start in unused Regions.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1496", "T1535", "T1580", "T1578.002");
  }

  private static final List<String> UNUSED =
      List.of("ap-south-2", "sa-east-1", "ap-southeast-4", "eu-south-2", "me-south-1", "ca-west-1");

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Session miner = stage.stolenKey(account, 0);
    String type =
        stage.draw().pick(List.of("p4d.24xlarge", "g5.48xlarge", "p3.16xlarge", "c7a.48xlarge"));
    stage.step("Tries where it may start machines", "T1580").call(miner, "ec2:DescribeRegions");
    for (String region : UNUSED) {
      stage
          .in(region)
          .failed(
              miner,
              "ec2:RunInstances@dryRun",
              "Client.DryRunOperation",
              "Request would have succeeded, but DryRun flag is set.",
              "instanceType",
              type);
    }
    for (String region : UNUSED.subList(0, 3)) {
      mine(stage, miner, region, type);
    }
  }

  private static void mine(Stage stage, Session miner, String region, String type) {
    String name = stage.draw().pick(List.of("default-2", "web", "test", "launch-wizard-9"));
    stage
        .step("Prepares a Region", "T1535")
        .in(region)
        .call(miner, "ec2:CreateKeyPair", "keyName", name)
        .call(miner, "ec2:CreateSecurityGroup", "keyName", name, "ruleName", "launch")
        .call(
            miner,
            "ec2:AuthorizeSecurityGroupIngress",
            "fromPort",
            "22",
            "toPort",
            "22",
            "cidr",
            "0.0.0.0/0",
            "ruleName",
            "ssh");
    stage
        .step("Starts machines to mine with", "T1496")
        .in(region)
        .failed(
            miner,
            "ec2:RunInstances",
            "Client.VcpuLimitExceeded",
            "You have requested more vCPU capacity than your current vCPU limit allows.",
            "instanceType",
            type,
            "count",
            "32")
        .repeat(3, miner, "ec2:RunInstances", "instanceType", type, "count", "4", "keyName", name);
  }
}
