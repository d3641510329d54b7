package dev.haetae.formats.winlogbeat;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;
import dev.haetae.formats.windows.ActingAccount;
import dev.haetae.formats.windows.CallingAddress;

/** Windows events as Winlogbeat writes them. */
@AutoService(Format.class)
public final class WinlogbeatFormat extends DeclaredFormat {
  public WinlogbeatFormat() {
    super(
        ActingAccount.of(
            "winlog.event_id", "winlog.event_data.User", "winlog.event_data.TargetUserName"),
        CallingAddress.of("winlog.event_data.IpAddress", "winlog.event_data.SourceIp"));
  }
}
