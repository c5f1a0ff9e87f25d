package io.vedette.twin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.EnabledServicePrincipal;

class StateFileTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir Path directory;

    private static Twin open(Path file) {
        return Twin.of(TwinServices.all()).clock(TwinClock.simulated(START)).open(file);
    }

    private static OrganizationsClient organizations(Twin twin) {
        return twin.client(OrganizationsClient.class, "111111111111", "us-east-1");
    }

    private static void trust(Twin twin, String service) {
        organizations(twin)
                .enableAWSServiceAccess(
                        request -> request.servicePrincipal(service + ".amazonaws.com"));
    }

    private static List<String> trusted(Twin twin) {
        return organizations(twin)
                .listAWSServiceAccessForOrganization()
                .enabledServicePrincipals()
                .stream()
                .map(EnabledServicePrincipal::servicePrincipal)
                .toList();
    }

    private Path crashed(Path file) throws IOException {
        return Files.copy(file, directory.resolve("crashed.twin"));
    }

    @Test
    void holdsEveryAnsweredChangeWhenTheProcessIsKilled() throws IOException {
        Path file = directory.resolve("acme.twin");
        try (Twin twin = Scenario.generated(30).in(open(file))) {
            trust(twin, "guardduty");
            trust(twin, "config");
            try (Twin reopened = open(crashed(file))) {
                assertThat(trusted(reopened))
                        .containsExactly("config.amazonaws.com", "guardduty.amazonaws.com");
                assertThat(organizations(reopened).listAccounts().accounts()).hasSize(20);
            }
        }
    }

    @Test
    void forgetsALineThatTheCrashCutShort() throws IOException {
        Path file = directory.resolve("acme.twin");
        try (Twin twin = Scenario.generated(3).in(open(file))) {
            trust(twin, "guardduty");
            Path crashed = crashed(file);
            byte[] bytes = Files.readAllBytes(crashed);
            Files.write(crashed, Arrays.copyOf(bytes, bytes.length - 5));
            try (Twin reopened = open(crashed)) {
                assertThat(trusted(reopened)).isEmpty();
                trust(reopened, "macie");
                assertThat(trusted(reopened)).containsExactly("macie.amazonaws.com");
            }
            try (Twin again = open(crashed)) {
                assertThat(trusted(again)).containsExactly("macie.amazonaws.com");
            }
        }
    }

    @Test
    void forgetsACallOfWhichOnlySomeCellsWereWritten() throws IOException {
        Path file = directory.resolve("acme.twin");
        Files.writeString(
                file,
                """
                {"cell":"Delegations/-/-","state":{"administrators":{},"trusted":{"a":"2026-01-01T00:00:00Z"}}}
                {"cell":"Delegations/-/-","more":true,"state":{"administrators":{},"trusted":{}}}
                """);
        try (Twin twin = open(file)) {
            assertThat(twin.<Boolean>inspect(world -> world.delegations().trusts("a"))).isTrue();
        }
    }

    @Test
    void saysWhereAFileIsNotATwin() throws IOException {
        Path file = directory.resolve("notes.txt");
        Files.writeString(file, "milk\neggs\n");
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("notes.txt is not a twin");
    }

    @Test
    void writesEqualTwinsToEqualBytes() throws IOException {
        Path first = directory.resolve("first.twin");
        Path second = directory.resolve("second.twin");
        try (Twin twin = Scenario.generated(10).in(open(first))) {
            trust(twin, "guardduty");
            trust(twin, "config");
        }
        try (Twin twin = Scenario.generated(10).in(open(second))) {
            trust(twin, "config");
            organizations(twin).listRoots();
        }
        try (Twin twin = open(second)) {
            trust(twin, "guardduty");
            assertThat(trusted(twin)).hasSize(2);
        }
        assertThat(Files.readString(first)).isEqualTo(Files.readString(second));
    }

    @Test
    void hasOneSortedLineACellOnceClosed() throws IOException {
        Path file = directory.resolve("acme.twin");
        try (Twin twin = Scenario.generated(10).in(open(file))) {
            trust(twin, "guardduty");
            trust(twin, "config");
            assertThat(Files.readAllLines(file).size()).isGreaterThan(3);
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).isSorted().allMatch(line -> !line.contains("\"more\""));
        assertThat(lines.stream().map(line -> line.split("\"", 5)[3]))
                .doesNotHaveDuplicates()
                .contains("Delegations/-/-", "Organization/-/-", "SavedTime/-/-");
    }

    @Test
    void goesOnFromTheTimeThatWasSaved() {
        Path file = directory.resolve("acme.twin");
        TwinClock clock = TwinClock.simulated(START);
        try (Twin twin =
                Scenario.generated(3).in(Twin.of(TwinServices.all()).clock(clock).open(file))) {
            clock.pause(Duration.ofHours(6));
            trust(twin, "guardduty");
        }
        try (Twin twin = open(file)) {
            assertThat(twin.<Instant>inspect(World::now))
                    .isEqualTo(START.plus(Duration.ofHours(6)));
        }
    }

    @Test
    void givesNoIdTwiceAfterReopening() {
        Path file = directory.resolve("acme.twin");
        Caller caller = new Caller("111111111111", "us-east-1");
        String first;
        try (Twin twin = open(file)) {
            first = id(twin, caller);
        }
        try (Twin twin = open(file)) {
            assertThat(id(twin, caller)).isNotEqualTo(first).hasSize(32);
        }
    }

    private static String id(Twin twin, Caller caller) {
        String[] id = new String[1];
        twin.change(world -> id[0] = world.ids().hex(caller, "detector", 32));
        return id[0];
    }

    @Test
    void refusesAFileThatAnotherTwinHasOpen() {
        Path file = directory.resolve("acme.twin");
        try (Twin twin = open(file)) {
            assertThat(twin.isEmpty()).isTrue();
            assertThatThrownBy(() -> open(file))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("open in another twin");
        }
        try (Twin twin = open(file)) {
            assertThat(twin.isEmpty()).isTrue();
        }
    }

    @Test
    void closesTwiceWithoutHarm() throws IOException {
        Path file = directory.resolve("acme.twin");
        Twin twin = Scenario.generated(3).in(open(file));
        twin.close();
        String closed = Files.readString(file);
        twin.close();
        assertThat(Files.readString(file)).isEqualTo(closed);
    }

    @Test
    void keepsTheFileForItsOwnerOnly() throws IOException {
        Path file = directory.resolve("acme.twin");
        try (Twin twin = open(file)) {
            assertThat(twin.isEmpty()).isTrue();
            assertThat(permissions(file)).isEqualTo("rw-------");
        }
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(directory).isDirectoryContaining(each -> each.equals(file));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void compactsAFileThatMostlyHoldsOldLines() throws IOException {
        Path file = directory.resolve("big.twin");
        try (Twin twin = open(file)) {
            String bulk = "x".repeat(1 << 20);
            for (int i = 0; i < 80; i++) {
                String text = bulk + i;
                twin.change(world -> world.shared(Note.class).text = text);
            }
            assertThat(Files.size(file)).isLessThan(40L << 20);
            twin.change(world -> world.shared(Note.class).text = "short");
        }
        assertThat(Files.readString(file)).contains("short").hasSizeLessThan(1000);
    }

    @Test
    void readsOnAfterBytesThatAreNoWholeLine() throws IOException {
        Path file = directory.resolve("acme.twin");
        try (Twin twin = Scenario.generated(3).in(open(file))) {
            trust(twin, "guardduty");
        }
        Files.write(file, "{\"cell\":\"Dele".getBytes(UTF_8), StandardOpenOption.APPEND);
        try (Twin twin = open(file)) {
            assertThat(trusted(twin)).containsExactly("guardduty.amazonaws.com");
        }
    }

    static final class Note {
        private String text = "";
    }
}
