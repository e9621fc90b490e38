package io.salespulse.etl.fold;

import java.util.Set;

/** Categories, channels and memberships of the cube that stay apart; all others become one. */
public record CubeValues(Set<String> categories, Set<String> channels, Set<String> memberships) {}
