package io.salespulse.ui;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** An application of a test's own settings, with services that answer as the test says. */
public class WithFakeServices implements QuarkusTestProfile {

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(FakeServices.class));
  }

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }
}
