package dev.haetae.detect.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.familiar.FamiliaritySource;
import dev.haetae.detect.state.InProcessStateStore;
import org.junit.jupiter.api.Test;

class OrganizationAccountsTest {
  private static final long HOUR = 3_600_000_000L;
  private static final String ACCOUNT = "444455556666";
  private static final String HANDSHAKE =
      "arn:aws:organizations::444455556666:handshake/o-aa111bb222/invite/h-a1b2c3";
  private static final String KEY = "ASIAEXAMPLE000000001";

  private final OrganizationAccounts accounts =
      new OrganizationAccounts(
          new InProcessStateStore(OrganizationAccounts.cells(), 100), FamiliaritySource.NONE);

  @Test
  void anAccountIsOursOnceItsLogIsRead() {
    assertThat(accounts.isOurs(ACCOUNT)).isFalse();

    accounts.logged(ACCOUNT);

    assertThat(accounts.isOurs(ACCOUNT)).isTrue();
  }

  @Test
  void anAccountIsSetUpOnTheDayItWasMade() {
    accounts.made(ACCOUNT, 5 * HOUR);

    assertThat(accounts.isBeingSetUp(ACCOUNT, 4 * HOUR)).isFalse();
    assertThat(accounts.isBeingSetUp(ACCOUNT, 28 * HOUR)).isTrue();
    assertThat(accounts.isBeingSetUp(ACCOUNT, 30 * HOUR)).isFalse();
    assertThat(accounts.isOurs(ACCOUNT)).isTrue();
  }

  @Test
  void theOrganizationWhoseInvitationWasAcceptedIsOurs() {
    accounts.joined("111122223333", HANDSHAKE, HOUR);

    assertThat(accounts.isOurs(ACCOUNT)).isTrue();
    assertThat(accounts.isBeingSetUp("111122223333", 2 * HOUR)).isFalse();
  }

  @Test
  void anAccountThatCameAtOurInvitationIsSetUpThatDay() {
    accounts.invited("111122223333");
    accounts.joined("111122223333", HANDSHAKE, 5 * HOUR);

    assertThat(accounts.isBeingSetUp("111122223333", 6 * HOUR)).isTrue();
    assertThat(accounts.isBeingSetUp("111122223333", 30 * HOUR)).isFalse();
  }

  @Test
  void aGuestIsKnownByItsSessionAndForItsOwnAccountOnly() {
    accounts.guest(KEY, ACCOUNT);

    assertThat(accounts.isGuest(KEY, ACCOUNT)).isTrue();
    assertThat(accounts.isGuest(KEY, "777788889999")).isFalse();
    assertThat(accounts.isGuest("ASIAEXAMPLE000000002", ACCOUNT)).isFalse();
    assertThat(accounts.isOurs(ACCOUNT)).isFalse();
  }

  @Test
  void whoWasLetInByAStrangerIsSmuggledIn() {
    accounts.letIn("111122223333", "audit", ACCOUNT, Familiarity.STRANGE);
    accounts.letIn("111122223333", "backup", ACCOUNT, Familiarity.FAMILIAR);

    assertThat(accounts.isSmuggled("111122223333", "audit", ACCOUNT)).isTrue();
    assertThat(accounts.isSmuggled("111122223333", "backup", ACCOUNT)).isFalse();
    assertThat(accounts.isSmuggled("111122223333", "audit", "777788889999")).isFalse();
  }

  @Test
  void everyAccountLetInToARoleIsRemembered() {
    accounts.letIn("111122223333", "audit", "444455556666\n777788889999", Familiarity.UNKNOWN);

    assertThat(accounts.letIn("111122223333", "audit"))
        .containsExactly("444455556666", "777788889999");
    assertThat(accounts.letIn("111122223333", "other")).isEmpty();
  }
}
