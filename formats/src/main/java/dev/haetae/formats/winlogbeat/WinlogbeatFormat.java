package dev.haetae.formats.winlogbeat;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;

/** Windows events as Winlogbeat writes them. */
@AutoService(Format.class)
public final class WinlogbeatFormat extends DeclaredFormat {}
