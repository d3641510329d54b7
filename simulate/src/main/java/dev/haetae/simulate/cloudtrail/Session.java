package dev.haetae.simulate.cloudtrail;

import dev.haetae.simulate.organization.Account;
import java.nio.charset.StandardCharsets;

/** Somebody's credentials in somebody's hands: whose they are, where and by what they are used. */
public final class Session {
  private final Account account;
  private final String arn;
  private final byte[] identity;
  private final String accessKey;
  private final String address;
  private final Client client;

  /**
   * Puts credentials into hands.
   *
   * @param account the account the credentials belong to
   * @param identity the {@code userIdentity} object as JSON
   * @param accessKey the access key id, empty where there is none
   */
  public Session(
      Account account,
      String arn,
      String identity,
      String accessKey,
      String address,
      Client client) {
    this(account, arn, identity.getBytes(StandardCharsets.US_ASCII), accessKey, address, client);
  }

  private Session(
      Account account,
      String arn,
      byte[] identity,
      String accessKey,
      String address,
      Client client) {
    this.account = account;
    this.arn = arn;
    this.identity = identity;
    this.accessKey = accessKey;
    this.address = address;
    this.client = client;
  }

  /** The account the credentials belong to. */
  public Account account() {
    return account;
  }

  /** The principal's ARN. */
  public String arn() {
    return arn;
  }

  /** The {@code userIdentity} object as JSON. */
  byte[] identity() {
    return identity;
  }

  /** The access key id, empty where there is none. */
  public String accessKey() {
    return accessKey;
  }

  /** The source address, or the service's name. */
  public String address() {
    return address;
  }

  /** The program in use. */
  public Client client() {
    return client;
  }
}
