package dev.haetae.detect.dns;

/**
 * A name that was looked up, and which part of it somebody registered.
 *
 * @param name in lower case, without the dot at its end
 * @param registered where in it the domain begins that was registered with a registry: {@code
 *     example.co.uk}
 * @param held where the domain begins that one customer holds, which may lie below one of a
 *     provider: {@code d111111abcdef8.cloudfront.net}; the same where there is no such provider
 * @param known whether the last label is a top-level domain of the internet; what is not, such as
 *     {@code corp.internal}, counts as registered by its last two labels
 * @see <a href="https://publicsuffix.org/list/">Public Suffix List: its ICANN and private parts</a>
 */
public record DomainName(String name, int registered, int held, boolean known) {
  /** The domain that was registered with a registry. */
  public String registeredDomain() {
    return name.substring(registered);
  }

  /** The domain that one customer holds. */
  public String heldDomain() {
    return name.substring(held);
  }

  /** The first label of the registered domain, which whoever registered it chose. */
  public String registeredLabel() {
    return label(registered);
  }

  private String label(int start) {
    int dot = name.indexOf('.', start);
    return name.substring(start, dot < 0 ? name.length() : dot);
  }

  /**
   * What stands before the domain that one customer holds, without the dot between; may be empty.
   */
  public String subdomain() {
    return held == 0 ? "" : name.substring(0, held - 1);
  }

  /** Whether it is the name of an address: a reverse look-up. */
  public boolean isReverse() {
    return name.endsWith(".arpa");
  }
}
