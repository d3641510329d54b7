package dev.haetae.inputs.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ProblemsTest {

  @Test
  void namesThePermissionsThatAreMissing() {
    assertThat(S3Problems.of("s3://logs/a", refusal(403, "AccessDenied")).detail())
        .startsWith("access denied;")
        .contains("s3:ListBucket", "s3:GetObject", "kms:Decrypt");
  }

  @Test
  void saysHowToReachAnArchivedObject() {
    assertThat(S3Problems.of("s3://logs/a", refusal(403, "InvalidObjectState")).detail())
        .isEqualTo("the object is archived; restore it in S3 first");
  }

  @Test
  void passesOnAnAnswerItDoesNotKnow() {
    assertThat(S3Problems.of("s3://logs/a", refusal(503, "SlowDown")).detail())
        .isEqualTo("S3 answered 503 SlowDown");
  }

  private static AwsServiceException refusal(int status, String code) {
    return S3Exception.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }
}
