package dev.haetae.formats.windowsxml;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;

/** Windows events whose XML was turned into JSON. */
@AutoService(Format.class)
public final class WindowsXmlFormat extends DeclaredFormat {}
