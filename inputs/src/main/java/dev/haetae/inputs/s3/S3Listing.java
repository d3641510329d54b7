package dev.haetae.inputs.s3;

import dev.haetae.files.archive.Unpacker;
import dev.haetae.model.log.LogBundle;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects below a prefix, a page of the listing at a time. */
public final class S3Listing implements Iterator<LogBundle> {
  private final S3Connection connection;
  private final S3Location location;
  private final Unpacker unpacker;
  private @Nullable Iterator<S3Object> objects;
  private @Nullable LogBundle next;

  /** Lists when first asked. */
  public S3Listing(S3Connection connection, S3Location location, Unpacker unpacker) {
    this.connection = connection;
    this.location = location;
    this.unpacker = unpacker;
  }

  @Override
  public boolean hasNext() {
    try {
      Iterator<S3Object> ahead = objects();
      while (next == null && ahead.hasNext()) {
        next = bundle(ahead.next());
      }
    } catch (SdkException refusal) {
      unpacker.problems().report(S3Problems.of(location.toString(), refusal));
      objects = Collections.emptyIterator();
    }
    return next != null;
  }

  @Override
  public LogBundle next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    LogBundle bundle = next;
    next = null;
    return bundle;
  }

  private Iterator<S3Object> objects() {
    if (objects == null) {
      ListObjectsV2Request request =
          ListObjectsV2Request.builder()
              .bucket(location.bucket())
              .prefix(location.prefix())
              .build();
      objects = connection.client().listObjectsV2Paginator(request).contents().iterator();
    }
    return objects;
  }

  /** The console makes empty objects to stand for folders; they are no logs. */
  private @Nullable LogBundle bundle(S3Object object) {
    boolean folder = object.key().endsWith("/") && object.size() == 0;
    return folder ? null : new S3Bundle(connection, location, object, unpacker);
  }
}
