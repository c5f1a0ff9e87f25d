package io.vedette.core.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.cloud.SystemTime;
import io.vedette.core.fake.FakeCloud;
import io.vedette.core.fake.FakeState;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChangeTest {

    private static final Target HERE =
            new Target(new AccountId("111111111111"), new Region("us-east-1"));
    private static final Resource<FakeState> KEPT =
            new FakeCloud(new SystemTime()).kind("fake.thing").resource(HERE, "a", "x");

    @Test
    void whatIsAbsentIsCreated() {
        assertThat(Change.judge(KEPT, new Reading.Absent<>())).isEqualTo(new Change.Create<>());
    }

    @Test
    void whatIsThereAsDesiredIsLeft() {
        assertThat(Change.judge(KEPT, new Reading.Present<>(new FakeState("x"))))
                .isEqualTo(new Change.None<>());
    }

    @Test
    void whatDiffersIsUpdatedFromWhatIsThere() {
        assertThat(Change.judge(KEPT, new Reading.Present<>(new FakeState("y"))))
                .isEqualTo(
                        new Change.Update<>(
                                new FakeState("y"), List.of(new Difference("value", "y", "x"))));
    }

    @Test
    void whatIsOnItsWayIsAwaited() {
        assertThat(Change.judge(KEPT, new Reading.Settling<>("the role")))
                .isEqualTo(new Change.Wait<>("the role"));
    }

    @Test
    void whatIsSomebodyElsesIsLeftAlone() {
        assertThat(Change.judge(KEPT, new Reading.OffLimits<>("Control Tower's")))
                .isEqualTo(new Change.Skip<>("Control Tower's"));
    }

    @Test
    void ofWhatCannotBeReadNothingIsSaid() {
        assertThat(Change.judge(KEPT, new Reading.Unavailable<>("AccessDenied")))
                .isEqualTo(new Change.Unknown<>("AccessDenied"));
    }

    @Test
    void whatIsToGoIsDeletedWhereItIsThere() {
        Resource<FakeState> unwanted = with(new Purpose.Remove<>(Optional.empty(), false));

        assertThat(Change.judge(unwanted, new Reading.Present<>(new FakeState("y"))))
                .isEqualTo(new Change.Delete<>(new FakeState("y")));
        assertThat(Change.judge(unwanted, new Reading.Absent<>())).isEqualTo(new Change.None<>());
    }

    @Test
    void whatIsToBeRestoredIsHeldAgainstItsPriorState() {
        Resource<FakeState> changed = with(new Purpose.Restore<>(new FakeState("before")));

        assertThat(Change.judge(changed, new Reading.Present<>(new FakeState("x"))))
                .isEqualTo(
                        new Change.Update<>(
                                new FakeState("x"),
                                List.of(new Difference("value", "x", "before"))));
        assertThat(Change.judge(changed, new Reading.Present<>(new FakeState("before"))))
                .isEqualTo(new Change.None<>());
    }

    @Test
    void whatSomebodyRemovedIsNotRestored() {
        Resource<FakeState> changed = with(new Purpose.Restore<>(new FakeState("before")));

        assertThat(Change.judge(changed, new Reading.Absent<>())).isInstanceOf(Change.Skip.class);
    }

    private static Resource<FakeState> with(Purpose<FakeState> purpose) {
        return new Resource<>(
                KEPT.kind(),
                KEPT.target(),
                KEPT.name(),
                KEPT.desired(),
                Set.of(),
                Set.of(),
                purpose);
    }

    @Test
    void onlyCreatingUpdatingAndDeletingChangeSomething() {
        assertThat(new Change.Delete<>(KEPT.desired()).changesSomething()).isTrue();
        assertThat(new Change.Create<FakeState>().changesSomething()).isTrue();
        assertThat(new Change.Update<>(KEPT.desired(), List.of()).changesSomething()).isTrue();
        assertThat(new Change.None<FakeState>().changesSomething()).isFalse();
        assertThat(new Change.Wait<FakeState>("").changesSomething()).isFalse();
        assertThat(new Change.Skip<FakeState>("").changesSomething()).isFalse();
        assertThat(new Change.Unknown<FakeState>("").changesSomething()).isFalse();
    }

    @Test
    void anUpdateKnowsWhatItTouches() {
        Update<FakeState> update =
                new Update<>(
                        KEPT,
                        new FakeState("y"),
                        List.of(
                                new Difference("features.s3.status", "off", "on"),
                                new Difference("rules[2].name", "a", "b"),
                                new Difference("key", "a", "b")));

        assertThat(update.touches("features")).isTrue();
        assertThat(update.touches("features.s3")).isTrue();
        assertThat(update.touches("rules")).isTrue();
        assertThat(update.touches("key")).isTrue();
        assertThat(update.touches("feature")).isFalse();
        assertThat(update.touches("keys")).isFalse();
    }
}
