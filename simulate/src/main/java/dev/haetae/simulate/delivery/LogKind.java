package dev.haetae.simulate.delivery;

/** A log the simulation can write. */
public enum LogKind {
  /** CloudTrail, one file for each account, Region and few minutes. */
  CLOUDTRAIL,
  /** VPC Flow Logs. */
  FLOW,
  /** Route 53 Resolver query logs. */
  DNS,
  /** Audit logs of an EKS cluster, as a CloudWatch Logs subscription delivers them. */
  EKS_AUDIT,
  /** S3 server access logs. */
  S3_ACCESS,
  /** Access logs of an Application Load Balancer. */
  ALB
}
