package io.vedette.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.ledger.StateJson;
import io.vedette.core.resource.Aside;
import io.vedette.core.resource.ResourceKind;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ledger must be able to keep the state of every kind that there is, and of those to come. */
final class StateRoundTripTest {

    private static final int VARIANTS = 12;

    static List<Class<?>> kinds() throws IOException, URISyntaxException {
        Path classes =
                Path.of(
                        AwsClients.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-info"))
                    .sorted()
                    .<Class<?>>map(StateRoundTripTest::load)
                    .filter(ResourceKind.class::isAssignableFrom)
                    .filter(kind -> !kind.isInterface())
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name, false, AwsClients.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void findsTheKinds() throws IOException, URISyntaxException {
        assertThat(kinds())
                .hasSizeGreaterThan(30)
                .extracting(Class::getSimpleName)
                .contains("GuardDutyDetector", "Bucket", "Trail", "Table");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyStateComesBackAsItWas(Class<?> kind) {
        Class<? extends Record> type = StateJson.typeOf(kind);
        assertThat(samples(type, it -> it % 3 != 0)).as("full samples of %s", type).isNotEmpty();
        for (Record sample : samples(type, _ -> true)) {
            String json = StateJson.write(sample);
            Record read = StateJson.read(json, type);
            assertThat(read).as(json).isEqualTo(sample);
            assertThat(asides(read)).as(json).isEqualTo(asides(sample));
            assertThat(StateJson.write(read)).isEqualTo(json);
        }
    }

    /** What a state carries along without being compared by it. */
    private static List<Optional<?>> asides(Record state) {
        List<Optional<?>> asides = new ArrayList<>();
        for (RecordComponent component : state.getClass().getRecordComponents()) {
            if (component.getType() == Aside.class) {
                component.getAccessor().setAccessible(true);
                try {
                    asides.add(((Aside<?>) component.getAccessor().invoke(state)).get());
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return asides;
    }

    private static List<Record> samples(Class<? extends Record> type, IntPredicate variants) {
        return IntStream.range(0, VARIANTS)
                .filter(variants)
                .<Optional<? extends Record>>mapToObj(it -> new SampleRecords(it).of(type))
                .<Record>flatMap(Optional::stream)
                .toList();
    }
}
