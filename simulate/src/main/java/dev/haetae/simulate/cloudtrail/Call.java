package dev.haetae.simulate.cloudtrail;

/**
 * One API call of one service, ready to be written. The templates are pieces of a record in the
 * order AWS writes them; those a call has no use for are empty.
 *
 * @param head up to the identity
 * @param names source and name of the call, up to the Region's value
 * @param command how the AWS CLI names it, as {@code iam.create-user}
 * @param parameters the value of {@code requestParameters}
 * @param response the value of {@code responseElements}
 * @param failedResponse the same where the call failed
 * @param additional {@code additionalEventData} as a member, with its comma
 * @param requestId the id AWS gave the request
 * @param resources {@code readOnly} and {@code resources} as members
 * @param kind {@code eventType} and {@code managementEvent} as members
 * @param category {@code eventCategory} and other closing members
 * @param tls {@code tlsDetails} as a member
 */
record Call(
    Service service,
    String name,
    Template head,
    Template names,
    Template command,
    Template parameters,
    Template response,
    Template failedResponse,
    Template additional,
    Template requestId,
    Template resources,
    Template kind,
    Template category,
    Template tls) {

  /** The name as policies write it, without the version some services add. */
  String action() {
    return service.prefix() + ":" + name.replaceFirst("20\\d{6}(v\\d)?$", "");
  }
}
