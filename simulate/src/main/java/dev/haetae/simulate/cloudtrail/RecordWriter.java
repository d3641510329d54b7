package dev.haetae.simulate.cloudtrail;

import dev.haetae.model.JsonText;
import dev.haetae.simulate.cloudtrail.Situation.CallError;
import dev.haetae.simulate.text.ByteText;
import dev.haetae.simulate.text.Draw;

/**
 * Writes CloudTrail records.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
 *     record contents</a>
 */
public final class RecordWriter {
  private static final long EVENT_ID = Draw.hash("event id");

  private final CallCatalog catalog;

  /** Writes the calls of a catalogue. */
  public RecordWriter(CallCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Where a call is recorded: us-east-1 for those of global services.
   *
   * @param name as {@code iam:CreateUser}
   */
  public String recordedIn(String name, String region) {
    return catalog.find(name).service().global() ? "us-east-1" : region;
  }

  /** The id the record of a situation gets. */
  public static String eventId(Situation situation) {
    ByteText text = new ByteText(36);
    writeEventId(text, situation);
    return text.toString();
  }

  private static void writeEventId(ByteText out, Situation situation) {
    out.uuid(situation.bits(EVENT_ID), situation.bits(EVENT_ID + 1));
  }

  /** What AWS answers to a caller without the permission. */
  public CallError denial(String name, Session session) {
    Call call = catalog.find(name);
    String start =
        call.service().prefix().equals("ec2")
            ? "You are not authorized to perform this operation. "
            : "";
    String message =
        "%sUser: %s is not authorized to perform: %s on resource: * because no identity-based policy allows the %s action"
            .formatted(start, session.arn(), call.action(), call.action());
    return new CallError(call.service().denied(), message, call.service().deniedKeepsParameters());
  }

  /** Writes one record, without a separator. */
  public void write(ByteText out, String name, Session session, Situation situation) {
    Call call = catalog.find(name);
    call.head().write(out, situation);
    out.add(session.identity()).add(",\"eventTime\":\"").time(situation.second());
    call.names().write(out, situation);
    out.add(session.address()).add("\",\"userAgent\":\"");
    agent(out, call, session.client(), situation);
    outcome(out, call, situation);
    out.add(",\"requestID\":\"");
    call.requestId().write(out, situation);
    out.add("\",\"eventID\":\"");
    writeEventId(out, situation);
    call.resources().write(out, situation);
    call.kind().write(out, situation);
    if (situation.sharedEventId().isPresent()) {
      out.add(",\"sharedEventID\":\"").add(situation.sharedEventId().get()).add('"');
    }
    call.category().write(out, situation);
    closing(out, call, session.client(), situation);
  }

  private static void agent(ByteText out, Call call, Client client, Situation situation) {
    boolean brackets = call.service().brackets() && client.style() != Client.Style.SERVICE;
    out.add(brackets ? "[" : "").add(client.userAgent());
    if (client.style() == Client.Style.COMMAND_LINE) {
      call.command().write(out, situation);
    }
    out.add(brackets ? "]\"" : "\"");
  }

  private static void outcome(ByteText out, Call call, Situation situation) {
    boolean failed = situation.error().isPresent();
    boolean asks = true;
    if (failed) {
      CallError error = situation.error().get();
      asks = error.keepsParameters();
      if (!error.code().isEmpty()) {
        out.add(",\"errorCode\":\"").add(error.code()).add('"');
      }
      out.add(",\"errorMessage\":\"").add(JsonText.escape(error.message())).add('"');
    }
    out.add(",\"requestParameters\":");
    if (asks) {
      call.parameters().write(out, situation);
    } else {
      out.add("null");
    }
    out.add(",\"responseElements\":");
    (failed ? call.failedResponse() : call.response()).write(out, situation);
    call.additional().write(out, situation);
  }

  private static void closing(ByteText out, Call call, Client client, Situation situation) {
    if (client.style() != Client.Style.SERVICE) {
      call.tls().write(out, situation);
    }
    if (client.style() == Client.Style.CONSOLE) {
      out.add(",\"sessionCredentialFromConsole\":\"true\"");
    }
    out.add('}');
  }
}
