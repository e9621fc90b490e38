package io.salespulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.spi.LoginModule;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A native image has of a class what the compiler saw in use. What is found by its name at run time
 * has to be registered, and only a test says that something is missing where nothing is compiled.
 */
class NativeRegistrationTest {

  private static final String HOUSE = "io.salespulse.";
  private static final String REGISTRATION = "io.quarkus.runtime.annotations.RegisterForReflection";
  private static final String JACKSON = "com.fasterxml.jackson.databind.Object";
  private static final String REST_PATH = "jakarta.ws.rs.Path";
  private static final String REST_CLIENT =
      "org.eclipse.microprofile.rest.client.inject.RegisterRestClient";
  private static final Pattern CLASS_NAME = Pattern.compile("([a-z]\\w*\\.){2,}[A-Z][\\w$]*");

  /** Of these, Quarkus' extension registers all that Kafka's library has. */
  private static final List<Class<?>> REGISTERED_BY_QUARKUS =
      List.of(
          Serializer.class,
          Deserializer.class,
          Partitioner.class,
          ConsumerPartitionAssignor.class,
          ConsumerInterceptor.class,
          ProducerInterceptor.class,
          MetricsReporter.class,
          LoginModule.class,
          AuthenticateCallbackHandler.class);

  @ParameterizedTest
  @ValueSource(strings = {"generator", "sink", "ui"})
  void everyTypeThatIsReadOrWrittenAsJsonIsRegistered(String service) throws IOException {
    JavaClasses classes = classes(service);
    List<JavaClass> own =
        classes.stream()
            .filter(type -> !type.getPackageName().startsWith(HOUSE + "contract"))
            .toList();
    Stream<JavaType> mapped =
        own.stream()
            .flatMap(type -> type.getCodeUnits().stream())
            .flatMap(NativeRegistrationTest::mapped);
    Stream<JavaType> answered =
        answersInJson(service)
            ? own.stream()
                .filter(type -> type.isAnnotatedWith(REST_PATH))
                .flatMap(type -> type.getMethods().stream())
                .flatMap(NativeRegistrationTest::answered)
            : Stream.empty();
    Stream<JavaType> asked =
        own.stream()
            .filter(type -> type.isAnnotatedWith(REST_CLIENT))
            .flatMap(type -> type.getAllMethods().stream())
            .map(JavaMethod::getReturnType);
    Set<String> inJson =
        Stream.of(mapped, answered, asked)
            .flatMap(types -> types)
            .flatMap(type -> type.getAllInvolvedRawTypes().stream())
            .filter(NativeRegistrationTest::isData)
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> all = withComponents(inJson, classes);

    assertThat(all).as("what %s is seen to read and write as JSON", service).isNotEmpty();
    assertThat(registered(classes))
        .as("targets of @RegisterForReflection in %s", service)
        .containsAll(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"generator", "sink", "ui"})
  void everyClassThatASettingNamesIsRegistered(String service) throws IOException {
    Set<String> registered = registered(classes(service));

    assertThat(classesInSettings(service))
        .as("classes that application.properties of %s names", service)
        .allMatch(name -> registered.contains(name) || isRegisteredByQuarkus(name));
  }

  private static JavaClasses classes(String service) {
    return new ClassFileImporter()
        .importPaths(
            Stream.of("contract", "services/" + service)
                .map(module -> StackUnderTest.CHECKOUT.resolve(module).resolve("target/classes"))
                .toArray(Path[]::new));
  }

  /** The ui answers in HTML. */
  private static boolean answersInJson(String service) throws IOException {
    Path pom = StackUnderTest.CHECKOUT.resolve("services/" + service + "/pom.xml");
    return Files.readString(pom).contains("<artifactId>quarkus-rest-jackson</artifactId>");
  }

  /** What a method asks of Jackson, and gives to it, as far as types tell. */
  private static Stream<JavaType> mapped(JavaCodeUnit method) {
    Stream<JavaType> read =
        calls(method, JACKSON, "read", "convert")
            ? method.getReferencedClassObjects().stream().map(ReferencedClassObject::getValue)
            : Stream.empty();
    // Rows of CSV are written by an ObjectWriter, and are texts.
    Stream<JavaType> written =
        calls(method, JACKSON + "Mapper", "write") ? values(method) : Stream.empty();
    return Stream.concat(read, written);
  }

  private static Stream<JavaType> answered(JavaMethod method) {
    Stream<JavaType> entities =
        calls(method, "jakarta.ws.rs.core.Response", "ok", "entity")
            ? values(method)
            : Stream.empty();
    return Stream.concat(Stream.of(method.getReturnType()), entities);
  }

  /** Of what types the values can be that a method hands on. */
  private static Stream<JavaType> values(JavaCodeUnit method) {
    return Stream.of(
            method.getParameterTypes().stream(),
            method.getConstructorCallsFromSelf().stream().map(JavaAccess::getTargetOwner),
            method.getMethodReferencesFromSelf().stream()
                .map(reference -> reference.getTarget().getReturnType()),
            method.getMethodCallsFromSelf().stream()
                .map(call -> call.getTarget().getRawReturnType()))
        .flatMap(types -> types);
  }

  private static boolean calls(JavaCodeUnit method, String ownerPrefix, String... prefixes) {
    return method.getMethodCallsFromSelf().stream()
        .filter(call -> call.getTargetOwner().getName().startsWith(ownerPrefix))
        .anyMatch(call -> Arrays.stream(prefixes).anyMatch(call.getName()::startsWith));
  }

  private static boolean isData(JavaClass type) {
    return type.getName().startsWith(HOUSE) && (type.isRecord() || type.isEnum());
  }

  private static Set<String> withComponents(Set<String> roots, JavaClasses classes) {
    Set<String> all = new TreeSet<>();
    roots.forEach(root -> addWithComponents(classes.get(root), all));
    return all;
  }

  private static void addWithComponents(JavaClass type, Set<String> all) {
    if (isData(type) && all.add(type.getName()) && type.isRecord()) {
      type.getFields().stream()
          .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
          .flatMap(component -> component.getType().getAllInvolvedRawTypes().stream())
          .forEach(component -> addWithComponents(component, all));
    }
  }

  private static Set<String> registered(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.isAnnotatedWith(REGISTRATION))
        .flatMap(NativeRegistrationTest::targets)
        .collect(Collectors.toSet());
  }

  private static Stream<String> targets(JavaClass annotated) {
    JavaAnnotation<JavaClass> annotation = annotated.getAnnotationOfType(REGISTRATION);
    Stream<String> types =
        annotation
            .get("targets")
            .map(targets -> Arrays.stream((JavaClass[]) targets).map(JavaClass::getName))
            .orElse(Stream.empty());
    Stream<String> names =
        annotation
            .get("classNames")
            .map(targets -> Arrays.stream((String[]) targets))
            .orElse(Stream.empty());
    List<String> all = Stream.concat(types, names).toList();
    return all.isEmpty() ? Stream.of(annotated.getName()) : all.stream();
  }

  private static Set<String> classesInSettings(String service) throws IOException {
    Path file =
        StackUnderTest.CHECKOUT.resolve(
            "services/" + service + "/src/main/resources/application.properties");
    Properties settings = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      settings.load(text);
    }
    return settings.stringPropertyNames().stream()
        .flatMap(name -> className(name, settings.getProperty(name)).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<String> className(String setting, String value) {
    if (setting.equals("quarkus.jackson.property-naming-strategy")) {
      return Optional.of(strategy(value));
    }
    return CLASS_NAME.matcher(value).matches() ? Optional.of(value) : Optional.empty();
  }

  /** Quarkus takes the name of a constant, and loads the class of its value by name. */
  private static String strategy(String constant) {
    try {
      return PropertyNamingStrategies.class.getField(constant).get(null).getClass().getName();
    } catch (ReflectiveOperationException unknown) {
      throw new AssertionError(constant + " is no naming strategy of Jackson's", unknown);
    }
  }

  private static boolean isRegisteredByQuarkus(String name) {
    try {
      Class<?> type = Class.forName(name, false, NativeRegistrationTest.class.getClassLoader());
      return REGISTERED_BY_QUARKUS.stream().anyMatch(kind -> kind.isAssignableFrom(type));
    } catch (ClassNotFoundException notOfKafka) {
      return false;
    }
  }
}
