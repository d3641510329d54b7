package dev.haetae.formats.cloudtraildigest;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;

/**
 * Digest files of CloudTrail: the hashes of the log files of an hour, chained and signed. They are
 * no events of anybody; {@code haetae verify} is what they are for.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html">
 *     CloudTrail digest file structure</a>
 */
@AutoService(Format.class)
public final class CloudTrailDigestFormat extends DeclaredFormat {}
