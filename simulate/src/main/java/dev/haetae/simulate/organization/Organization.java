package dev.haetae.simulate.organization;

import dev.haetae.simulate.text.Draw;
import java.util.List;

/**
 * The whole of it.
 *
 * @param id as {@code o-a1b2c3d4e5}
 * @param company short name, used in names of resources
 * @param scannerAccount the account of the posture scanner the organisation has hired
 */
public record Organization(
    String id,
    String company,
    List<Account> accounts,
    List<Person> people,
    String scannerAccount,
    long seed) {

  /** The account that owns the organisation. */
  public Account management() {
    return first(Purpose.MANAGEMENT);
  }

  /** The first account of a purpose; the management account where there is none. */
  public Account first(Purpose purpose) {
    return accounts.stream()
        .filter(account -> account.purpose() == purpose)
        .findFirst()
        .orElse(accounts.get(0));
  }

  /** An account that runs something, drawn. */
  public Account anyWorkload(Draw draw) {
    List<Account> workloads =
        accounts.stream().filter(account -> account.purpose() == Purpose.WORKLOAD).toList();
    return draw.pick(workloads.isEmpty() ? accounts : workloads);
  }
}
