package io.vedette.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.VedetteException;
import io.vedette.core.catalog.Tool;
import io.vedette.core.cloud.Parallel;
import io.vedette.core.cloud.SystemTime;
import io.vedette.core.cloud.Time;
import io.vedette.core.ledger.PriorState;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file adds; the contract of all inventories is tested beside the one in DynamoDB. */
final class EmbeddedInventoryTest {

    private static final Target HERE =
            new Target(new AccountId("444444444444"), new Region("eu-west-1"));

    private final Time time = new SystemTime();

    @TempDir private Path directory;

    private Path file() {
        return directory.resolve("state/inventory.jsonl");
    }

    private EmbeddedInventory open() {
        return EmbeddedInventory.in(file(), time);
    }

    private static PriorState absent(String name) {
        return new PriorState(
                new ResourceId("kind", HERE, name), Tool.CONFIG, true, null, "run", Instant.EPOCH);
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        open().remember(List.of(absent("a")));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void makesNoFileToReadNothing() {
        assertThat(open().all()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void anotherOneSeesWhatIsAdded() {
        EmbeddedInventory one = open();
        EmbeddedInventory other = open();
        one.remember(List.of(absent("a")));
        assertThat(other.all()).hasSize(1);
        other.remember(List.of(absent("a"), absent("b")));
        other.forget(List.of(absent("a").id()));

        assertThat(one.all().values()).containsExactly(absent("b"));
    }

    @Test
    void aLineThatACrashCutShortIsAsIfItHadNeverBeen() throws IOException {
        open().remember(List.of(absent("a")));
        Files.writeString(file(), "{\"key\":\"prior#tor", StandardOpenOption.APPEND);
        EmbeddedInventory reopened = open();
        assertThat(reopened.all()).hasSize(1);
        reopened.remember(List.of(absent("b")));

        assertThat(reopened.all()).hasSize(2);
        assertThat(open().all()).hasSize(2);
    }

    @Test
    void saysThatAFileIsNoInventory() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "hello\n");

        assertThatThrownBy(() -> open().all())
                .isInstanceOf(VedetteException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("is not an inventory");
    }

    @Test
    void ofManyThatOpenOneFileOneGetsTheLease() {
        List<Integer> runs = IntStream.range(0, 20).boxed().toList();

        List<Optional<Holder>> answers =
                new Parallel(time)
                        .map(
                                runs,
                                run ->
                                        open().take(
                                                        new Claim("run-" + run, "ana", "laptop"),
                                                        Duration.ofMinutes(5)));

        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(
                        answers.stream()
                                .flatMap(Optional::stream)
                                .map(Holder::run)
                                .collect(Collectors.toSet()))
                .isEqualTo(Set.of(open().holder().orElseThrow().run()));
    }
}
