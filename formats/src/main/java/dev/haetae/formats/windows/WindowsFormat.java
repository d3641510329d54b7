package dev.haetae.formats.windows;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;

/** Windows events as flat JSON, and the fields and log sources that all Windows formats share. */
@AutoService(Format.class)
public final class WindowsFormat extends DeclaredFormat {
  public WindowsFormat() {
    super(
        ActingAccount.of("EventID", "User", "TargetUserName"),
        CallingAddress.of("IpAddress", "SourceIp"));
  }
}
