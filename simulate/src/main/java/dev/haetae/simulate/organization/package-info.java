/** Who and what the simulated organisation consists of: accounts, people, resources, networks. */
@NullMarked
package dev.haetae.simulate.organization;

import org.jspecify.annotations.NullMarked;
