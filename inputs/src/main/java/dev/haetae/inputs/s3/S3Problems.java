package dev.haetae.inputs.s3;

import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Says in words why S3 refused. */
final class S3Problems {
  private S3Problems() {}

  static Problem of(String name, SdkException refusal) {
    boolean changed = refusal instanceof AwsServiceException answer && answer.statusCode() == 412;
    return new Problem(
        changed ? Reason.CHANGED : Reason.UNREADABLE, Place.of(name), words(refusal));
  }

  private static String words(SdkException refusal) {
    return refusal instanceof AwsServiceException answer ? answered(answer) : unanswered(refusal);
  }

  private static String answered(AwsServiceException answer) {
    if (answer instanceof StsException) {
      return refusedRole(answer);
    }
    String code = code(answer);
    return switch (code) {
      case "NoSuchBucket" -> "there is no such bucket";
      case "NoSuchKey" -> "the object is not there any more";
      case "AccessDenied", "Forbidden", "403" ->
          "access denied; these credentials (or --role) need s3:ListBucket on the bucket,"
              + " s3:GetObject on its objects and, where they are encrypted, kms:Decrypt";
      case "InvalidObjectState" -> "the object is archived; restore it in S3 first";
      case "PreconditionFailed", "412" -> "the object was replaced after it was listed";
      case "ExpiredToken", "ExpiredTokenException" -> "the credentials have expired; sign in again";
      case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidClientTokenId" ->
          "the credentials are wrong (" + code + ")";
      default -> "S3 answered " + answer.statusCode() + " " + code;
    };
  }

  private static String refusedRole(AwsServiceException answer) {
    return code(answer).equals("AccessDenied")
        ? "the role may not be taken on; its trust policy and these credentials must both allow"
            + " sts:AssumeRole"
        : "taking on the role: STS answered " + answer.statusCode() + " " + code(answer);
  }

  private static String code(AwsServiceException answer) {
    return Optional.ofNullable(answer.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
  }

  private static String unanswered(SdkException refusal) {
    String message = String.valueOf(refusal.getMessage());
    if (message.contains("Unable to load credentials")) {
      return "no credentials found; set AWS_PROFILE or AWS_ACCESS_KEY_ID and"
          + " AWS_SECRET_ACCESS_KEY, or sign in with: aws sso login";
    }
    return message.lines().findFirst().orElse("S3 did not answer");
  }
}
