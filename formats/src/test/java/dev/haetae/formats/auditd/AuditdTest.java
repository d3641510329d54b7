package dev.haetae.formats.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditdTest {
  private final Auditd format = new Auditd();
  private final List<Read> events =
      Reading.of(format, Reading.sample(format), List.of("rdev")).events();

  @Test
  void readsNamesAndValues() {
    Read event = events.get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00.125Z"));
    assertThat(event.value("type")).isEqualTo("SYSCALL");
    assertThat(event.value("exe")).isEqualTo("/usr/bin/cat");
    assertThat(event.value("haetae.serial")).isEqualTo("24287");
  }

  @Test
  void givesAFieldItsEnrichedValueToo() {
    assertThat(events.get(0).value("syscall")).isEqualTo("59|execve");
    assertThat(events.get(0).value("auid")).isEqualTo("1000|ana");
  }

  @Test
  void namesTheSystemCallOfARecordThatIsNotEnriched() {
    String head = "type=SYSCALL msg=audit(1772366400.125:7): arch=";
    assertThat(Reading.one(format, head + "c000003e syscall=319 success=yes").value("syscall"))
        .isEqualTo("319|memfd_create");
    assertThat(Reading.one(format, head + "c00000b7 syscall=221 success=yes").value("syscall"))
        .isEqualTo("221|execve");
    assertThat(Reading.one(format, head + "c000003e syscall=59000 a0=1").value("syscall"))
        .isEqualTo("59000");
  }

  @Test
  void decodesTheArgumentsOfExecve() {
    assertThat(events.get(1).value("a2")).isEqualTo("cat /etc/shadow");
    assertThat(events.get(1).value("haetae.command")).isEqualTo("sh -c cat /etc/shadow");
  }

  @Test
  void leavesTheArgumentsOfOtherCallsAsNumbers() {
    assertThat(events.get(0).value("a0")).isEqualTo("55d1");
    assertThat(events.get(0).values()).doesNotContainKey("haetae.command");
  }

  @Test
  void decodesTheTitleOfAProcess() {
    assertThat(events.get(3).value("proctitle")).isEqualTo("cat /etc/shadow");
  }

  @Test
  void readsAnyFieldThatIsAskedFor() {
    assertThat(events.get(2).value("rdev")).isEqualTo("00:00");
  }

  @Test
  void readsWhatAProgramReports() {
    Read event = events.get(4);
    assertThat(event.value("node")).isEqualTo("web-1");
    assertThat(event.value("acct")).isEqualTo("admin");
    assertThat(event.value("addr")).isEqualTo("198.51.100.7");
    assertThat(event.value("res")).isEqualTo("failed");
    assertThat(event.values()).doesNotContainKey("hostname");
  }

  @Test
  void namesWhoActed() {
    String head = "type=SYSCALL msg=audit(1772366400.125:7): ";
    assertThat(Reading.one(format, head + "auid=1000 uid=0").value("haetae.user"))
        .isEqualTo("1000");
    assertThat(Reading.one(format, head + "auid=4294967295 uid=33").value("haetae.user"))
        .isEqualTo("33");
    assertThat(
            Reading.one(format, head + "auid=1000 uid=0\u001DAUID=\"ana\" UID=\"root\"")
                .value("haetae.user"))
        .isEqualTo("ana");
    assertThat(
            Reading.one(
                    format, head + "auid=4294967295 uid=33\u001DAUID=\"unset\" UID=\"www-data\"")
                .value("haetae.user"))
        .isEqualTo("www-data");
  }

  private Read told(String type, String rest) {
    return Reading.one(
        format,
        "type=" + type + " msg=audit(1772366400.125:7): pid=9 uid=0 " + rest + " terminal=ssh'");
  }

  @Test
  void takesAProofBeforeAnybodyIsLoggedInForALogIn() {
    String nobody = "auid=4294967295 ses=4294967295 msg='";
    String from = " exe=\"/usr/sbin/sshd\" hostname=198.51.100.7 addr=198.51.100.7";
    Read refused =
        told(
            "USER_AUTH",
            nobody + "op=PAM:authentication grantors=? acct=\"ana\"" + from + " res=failed");
    assertThat(refused.value("haetae.action")).isEqualTo("login");
    assertThat(refused.value("haetae.outcome")).isEqualTo("failure");
    assertThat(refused.value("haetae.authentication")).isEqualTo("password");
    assertThat(refused.value("haetae.user")).isEqualTo("ana");
    Read accepted = told("USER_AUTH", nobody + "op=pubkey acct=\"ana\"" + from + " res=success");
    assertThat(accepted.value("haetae.action")).isEqualTo("login");
    assertThat(accepted.value("haetae.outcome")).isEqualTo("success");
    assertThat(accepted.value("haetae.authentication")).isEqualTo("publickey");
  }

  @Test
  void takesAProofOfSomebodyLoggedInForNoLogIn() {
    Read event =
        told(
            "USER_AUTH",
            "auid=1000 ses=3 msg='op=PAM:authentication acct=\"root\" exe=\"/usr/bin/su\" res=failed");
    assertThat(event.value("haetae.action")).isEqualTo("authentication");
    assertThat(event.value("haetae.user")).isEqualTo("1000");
  }

  @Test
  void readsTheNameOfAnAccountThatTheClientMadeUp() {
    Read event =
        told(
            "USER_LOGIN",
            "auid=4294967295 msg='op=login acct=28696E76616C6964207573657229 exe=\"/usr/sbin/sshd\" res=failed");
    assertThat(event.value("haetae.user")).isEqualTo("(invalid user)");
    assertThat(event.value("haetae.action")).isEqualTo("session-opened");
  }

  @Test
  void tellsWhatTheAccountToolsDid() {
    assertThat(
            told("ADD_USER", "auid=1000 msg='op=add-user acct=\"x\" id=1001 res=success")
                .value("haetae.action"))
        .isEqualTo("user-added");
    Read member =
        told(
            "USER_MGMT",
            "auid=1000 msg='op=add-user-to-group grp=\"wheel\" acct=\"x\" res=success");
    assertThat(member.value("haetae.action")).isEqualTo("group-member-added");
    assertThat(member.value("grp")).isEqualTo("wheel");
  }

  @Test
  void readsTheCommandOfSudo() {
    Read event =
        told(
            "USER_CMD",
            "auid=1000 msg='cwd=\"/root\" cmd=636174202F6574632F736861646F77 res=success");
    assertThat(event.value("haetae.action")).isEqualTo("sudo");
    assertThat(event.value("haetae.command")).isEqualTo("cat /etc/shadow");
  }

  @Test
  void namesAHostThatIsNotNamed() {
    assertThat(events.get(0).value("haetae.host")).isEqualTo("unnamed-host");
    assertThat(events.get(4).value("haetae.host")).isEqualTo("web-1");
  }
}
