package dev.haetae.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ArnsTest {

  @Test
  void namesTheRoleOfASession() {
    assertThat(Arns.principal("arn:aws-cn:sts::111122223333:assumed-role/Deploy/i-0123"))
        .isEqualTo("arn:aws-cn:iam::111122223333:role/Deploy");
  }

  @Test
  void namesThePersonBehindARoleOfIdentityCenter() {
    assertThat(
            Arns.principal(
                "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123/ana@example.com"))
        .isEqualTo("arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123/ana@example.com");
  }

  @Test
  void leavesAUserAsItIs() {
    String user = "arn:aws:iam::111122223333:user/team/ana";
    assertThat(Arns.principal(user)).isEqualTo(user);
  }

  @Test
  void findsAccountAndRegion() {
    String arn = "arn:aws:lambda:eu-west-1:111122223333:function:resize:1";
    assertThat(Arns.account(arn)).isEqualTo("111122223333");
    assertThat(Arns.region(arn)).isEqualTo("eu-west-1");
  }

  @Test
  void findsNothingInWhatIsNoArn() {
    assertThat(Arns.account("a:b:c:d:e:f")).isEmpty();
    assertThat(Arns.region("arn:aws:s3")).isEmpty();
  }

  @Property(tries = 200)
  void takesAnyTextWithoutFailing(@ForAll String text) {
    assertThat(Arns.principal("arn:aws:sts::1:assumed-role/" + text)).startsWith("arn:aws:");
    assertThatCode(() -> Arns.principal(text)).doesNotThrowAnyException();
  }
}
