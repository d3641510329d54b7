package dev.haetae.inputs.s3;

import dev.haetae.files.archive.Stored;
import dev.haetae.files.archive.Unpacker;
import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.LogConsumer;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One object, streamed as it was when it was listed. */
record S3Bundle(S3Connection connection, S3Location location, S3Object object, Unpacker unpacker)
    implements LogBundle {

  @Override
  public String name() {
    return location.name(object.key());
  }

  @Override
  public OptionalLong storedSize() {
    return OptionalLong.of(object.size());
  }

  @Override
  public void forEach(LogConsumer consumer) throws IOException {
    ResponseInputStream<GetObjectResponse> bytes;
    try {
      bytes = connection.client().getObject(request());
    } catch (SdkException refusal) {
      unpacker.problems().report(S3Problems.of(name(), refusal));
      return;
    }
    try (S3Stream stream = new S3Stream(bytes)) {
      unpacker.unpack(stored(), stream, consumer);
    }
  }

  private GetObjectRequest request() {
    return GetObjectRequest.builder()
        .bucket(location.bucket())
        .key(object.key())
        .ifMatch(object.eTag())
        .build();
  }

  private Stored stored() {
    return new Stored(name(), Optional.ofNullable(object.lastModified()), Optional.empty());
  }
}
