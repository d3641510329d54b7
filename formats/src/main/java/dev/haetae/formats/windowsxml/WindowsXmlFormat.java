package dev.haetae.formats.windowsxml;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;
import dev.haetae.formats.windows.ActingAccount;
import dev.haetae.formats.windows.CallingAddress;

/** Windows events as XML, or whose XML was turned into JSON. */
@AutoService(Format.class)
public final class WindowsXmlFormat extends DeclaredFormat {
  public WindowsXmlFormat() {
    super(
        ActingAccount.of(
            "Event.System.EventID", "Event.EventData.User", "Event.EventData.TargetUserName"),
        CallingAddress.of("Event.EventData.IpAddress", "Event.EventData.SourceIp"));
  }
}
