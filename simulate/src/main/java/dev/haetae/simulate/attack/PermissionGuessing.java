package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import java.util.List;

/** Everything tried once, to see what works. */
@AutoService(Attack.class)
public final class PermissionGuessing implements Attack {
  @Override
  public String name() {
    return "permission-guessing";
  }

  @Override
  public String description() {
    return "A stolen key tries hundreds of calls, nearly all of them denied.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1087.004", "T1580", "T1526", "T1069.003");
  }

  private static final List<String> TRIED =
      List.of(
          "iam:ListUsers",
          "iam:ListRoles",
          "iam:ListGroups",
          "iam:ListPolicies",
          "iam:GetAccountAuthorizationDetails",
          "iam:GetAccountPasswordPolicy",
          "iam:ListSAMLProviders",
          "iam:ListVirtualMFADevices",
          "s3:ListBuckets",
          "ec2:DescribeInstances",
          "ec2:DescribeVpcs",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSnapshots",
          "ec2:DescribeImages",
          "ec2:DescribeKeyPairs",
          "rds:DescribeDBInstances",
          "lambda:ListFunctions20150331",
          "dynamodb:ListTables",
          "kms:ListKeys",
          "secretsmanager:ListSecrets",
          "ssm:DescribeParameters",
          "ecs:ListClusters",
          "eks:ListClusters",
          "ecr:DescribeRepositories",
          "sqs:ListQueues",
          "sns:ListTopics",
          "cloudformation:ListStacks",
          "cloudtrail:DescribeTrails",
          "guardduty:ListDetectors",
          "config:DescribeConfigurationRecorders",
          "organizations:ListAccounts",
          "route53:ListHostedZones",
          "logs:DescribeLogGroups",
          "glue:GetDatabases",
          "athena:ListWorkGroups",
          "backup:ListBackupVaults",
          "ses:GetSendQuota",
          "bedrock:ListFoundationModels");

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Session thief = stage.stolenKey(account, 1);
    stage.step("Tries every call it knows", "T1087.004").call(thief, "sts:GetCallerIdentity");
    for (int round = 0; round < 3; round++) {
      for (String call : TRIED) {
        if (stage.draw().chance(0.93)) {
          stage.denied(thief, call);
        } else {
          stage.call(thief, call);
        }
      }
    }
  }
}
