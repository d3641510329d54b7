package dev.haetae.simulate.organization;

/** What a person does for a living. */
public enum Persona {
  DEVELOPER("PowerUserAccess"),
  OPERATOR("AdministratorAccess"),
  ANALYST("DataAnalyst"),
  AUDITOR("SecurityAudit");

  private final String permissionSet;

  Persona(String permissionSet) {
    this.permissionSet = permissionSet;
  }

  /** The Identity Center permission set the person works with. */
  public String permissionSet() {
    return permissionSet;
  }
}
