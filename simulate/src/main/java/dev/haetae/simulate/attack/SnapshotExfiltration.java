package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import java.util.List;

/** Disks and databases copied out by sharing their snapshots. */
@AutoService(Attack.class)
public final class SnapshotExfiltration implements Attack {
  @Override
  public String name() {
    return "snapshot-exfiltration";
  }

  @Override
  public String description() {
    return "Snapshots of disks and databases and an image are shared with a foreign account.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1537", "T1578.001", "T1580");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Session thief = stage.stolenKey(account, 2);
    String foreign = stage.foreignAccount();
    String disk = stage.draw().pick(account.names("snapshotId"));
    String database = account.names("dbInstance").get(0);
    String copy = database + "-" + stage.draw().hex(6);
    stage
        .step("Looks for disks and databases", "T1580")
        .call(thief, "ec2:DescribeVolumes")
        .call(thief, "ec2:DescribeSnapshots")
        .call(thief, "rds:DescribeDBInstances")
        .step("Takes a snapshot", "T1578.001")
        .call(thief, "ec2:CreateSnapshot", "snapshotId", disk, "snapshotNote", "tmp")
        .pause(120, 600)
        .step("Shares it with a foreign account", "T1537")
        .call(thief, "ec2:ModifySnapshotAttribute", "snapshotId", disk, "otherAccount", foreign)
        .call(thief, "ec2:ModifyImageAttribute", "otherAccount", foreign)
        .step("Takes a snapshot of a database", "T1578.001")
        .call(thief, "rds:CreateDBSnapshot", "dbInstance", database, "dbSnapshot", copy)
        .pause(300, 900)
        .step("Shares it with a foreign account too", "T1537")
        .call(thief, "rds:ModifyDBSnapshotAttribute", "dbSnapshot", copy, "otherAccount", foreign);
  }
}
