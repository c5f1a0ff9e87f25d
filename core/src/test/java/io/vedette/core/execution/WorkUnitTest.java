package io.vedette.core.execution;

import static io.vedette.core.execution.Rehearsal.HERE;
import static io.vedette.core.execution.Rehearsal.after;
import static io.vedette.core.execution.Rehearsal.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.cloud.SimulatedTime;
import io.vedette.core.fake.FakeCloud;
import io.vedette.core.fake.FakeKind;
import io.vedette.core.fake.FakeState;
import io.vedette.core.plan.PlannedChange;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class WorkUnitTest {

    private final FakeCloud cloud = new FakeCloud(new SimulatedTime(Rehearsal.START));
    private final FakeKind members = cloud.kind("fake.member", 3);
    private final ResourceId hub = new ResourceId("fake.hub", HERE, "hub");

    @Test
    void makesUnitsOfWhatChangesOrIsUnderWayOnly() {
        List<WorkUnit<?>> units =
                WorkUnit.of(
                        List.of(
                                planned("created", new Change.Create<>()),
                                planned("fine", new Change.None<>()),
                                planned("theirs", new Change.Skip<>("theirs")),
                                planned("dark", new Change.Unknown<>("dark")),
                                planned("awaited", new Change.Wait<>("AWS")),
                                planned(
                                        "updated",
                                        new Change.Update<>(new FakeState("y"), List.of()))));

        assertThat(names(units))
                .containsExactly(List.of("created"), List.of("awaited"), List.of("updated"));
    }

    @Test
    void fillsBatchesInThePlansOrder() {
        List<PlannedChange<?>> changes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            changes.add(planned("m" + i, new Change.Create<>()));
        }

        assertThat(names(WorkUnit.of(changes)))
                .containsExactly(
                        List.of("m0", "m1", "m2"), List.of("m3", "m4", "m5"), List.of("m6", "m7"));
    }

    @Test
    void keepsPlacesKindsAndNeedsApart() {
        Resource<FakeState> plain = members.resource(HERE, "plain", "x");
        List<WorkUnit<?>> units =
                WorkUnit.of(
                        List.of(
                                created(plain),
                                created(members.resource(target("222222222222"), "there", "x")),
                                created(cloud.kind("fake.other", 3).resource(HERE, "other", "x")),
                                created(members.resource(HERE, "needy", "x", hub)),
                                created(after(members.resource(HERE, "late", "x"), hub)),
                                created(members.resource(HERE, "alike", "x"))));

        assertThat(names(units))
                .containsExactly(
                        List.of("plain", "alike"),
                        List.of("there"),
                        List.of("other"),
                        List.of("needy"),
                        List.of("late"));
        assertThat(units.get(3).predecessors()).containsExactly(hub);
        assertThat(units.get(4).predecessors()).containsExactly(hub);
        assertThat(units.getFirst().predecessors()).isEmpty();
    }

    @Property(tries = 100)
    void everyChangeIsInOneUnitAndNoUnitIsLargerThanABatch(
            @ForAll @IntRange(min = 1, max = 60) int batch,
            @ForAll @Size(max = 150) List<@IntRange(max = 3) Integer> needs) {
        FakeKind kind = cloud.kind("fake.member", batch);
        List<PlannedChange<?>> changes = new ArrayList<>();
        for (int i = 0; i < needs.size(); i++) {
            ResourceId need = new ResourceId("fake.hub", HERE, "hub" + needs.get(i));
            changes.add(created(kind.resource(HERE, "m" + i, "x", need)));
        }

        List<WorkUnit<?>> units = WorkUnit.of(changes);

        List<ResourceId> ids = units.stream().flatMap(unit -> unit.ids().stream()).toList();
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        changes.stream().map(planned -> planned.resource().id()).toList());
        assertThat(units)
                .allSatisfy(unit -> {
                    assertThat(unit.changes()).hasSizeBetween(1, batch);
                    Set<Set<ResourceId>> different = new HashSet<>();
                    unit.resources().forEach(it -> different.add(it.needs()));
                    assertThat(different).hasSize(1);
                });
    }

    private PlannedChange<FakeState> planned(String name, Change<FakeState> change) {
        return new PlannedChange<>(members.resource(HERE, name, "x"), change);
    }

    private static PlannedChange<FakeState> created(Resource<FakeState> resource) {
        return new PlannedChange<>(resource, new Change.Create<>());
    }

    private static List<List<String>> names(List<WorkUnit<?>> units) {
        return units.stream()
                .map(unit -> unit.ids().stream().map(ResourceId::name).toList())
                .toList();
    }
}
