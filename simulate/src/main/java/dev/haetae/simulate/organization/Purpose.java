package dev.haetae.simulate.organization;

/** What an account is for. */
public enum Purpose {
  /** Owns the organisation and its Identity Center. */
  MANAGEMENT,
  /** Looks into the others: scanners, delegated administration. */
  SECURITY,
  /** Keeps copies of the others' backups. */
  BACKUP,
  /** Runs something. */
  WORKLOAD
}
