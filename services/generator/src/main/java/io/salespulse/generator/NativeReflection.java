package io.salespulse.generator;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.Membership;
import io.salespulse.generator.feed.Checkpoint;
import io.salespulse.generator.feed.Offsets;
import io.salespulse.generator.shop.Member;
import io.salespulse.generator.shop.Place;
import io.salespulse.generator.shop.Plan;
import io.salespulse.generator.shop.Position;

/** What Jackson reads and writes by reflection, so that a native image keeps it. */
@RegisterForReflection(
    targets = {
      GeneratorStats.class,
      GeneratorStats.Counts.class,
      GeneratorStats.Backfill.class,
      Checkpoint.class,
      Plan.class,
      Position.class,
      Member.class,
      Membership.class,
      Place.class,
      Offsets.class,
      GeneratorResource.Rate.class,
      GeneratorResource.Problem.class
    })
final class NativeReflection {

  private NativeReflection() {}
}
