package io.vedette.core.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.cloud.SystemTime;
import io.vedette.core.fake.FakeCloud;
import io.vedette.core.fake.FakeState;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChangeTest {

    record State(String value) {}

    private static final State DESIRED = new State("x");

    @Test
    void whatIsAbsentIsCreated() {
        assertThat(Change.judge(DESIRED, new Reading.Absent<>())).isEqualTo(new Change.Create<>());
    }

    @Test
    void whatIsThereAsDesiredIsLeft() {
        assertThat(Change.judge(DESIRED, new Reading.Present<>(new State("x"))))
                .isEqualTo(new Change.None<>());
    }

    @Test
    void whatDiffersIsUpdatedFromWhatIsThere() {
        assertThat(Change.judge(DESIRED, new Reading.Present<>(new State("y"))))
                .isEqualTo(
                        new Change.Update<>(
                                new State("y"), List.of(new Difference("value", "y", "x"))));
    }

    @Test
    void whatIsOnItsWayIsAwaited() {
        assertThat(Change.judge(DESIRED, new Reading.Settling<>("the role")))
                .isEqualTo(new Change.Wait<>("the role"));
    }

    @Test
    void whatIsSomebodyElsesIsLeftAlone() {
        assertThat(Change.judge(DESIRED, new Reading.OffLimits<>("Control Tower's")))
                .isEqualTo(new Change.Skip<>("Control Tower's"));
    }

    @Test
    void ofWhatCannotBeReadNothingIsSaid() {
        assertThat(Change.judge(DESIRED, new Reading.Unavailable<>("AccessDenied")))
                .isEqualTo(new Change.Unknown<>("AccessDenied"));
    }

    @Test
    void onlyCreatingAndUpdatingChangeSomething() {
        assertThat(new Change.Create<State>().changesSomething()).isTrue();
        assertThat(new Change.Update<>(DESIRED, List.of()).changesSomething()).isTrue();
        assertThat(new Change.None<State>().changesSomething()).isFalse();
        assertThat(new Change.Wait<State>("").changesSomething()).isFalse();
        assertThat(new Change.Skip<State>("").changesSomething()).isFalse();
        assertThat(new Change.Unknown<State>("").changesSomething()).isFalse();
    }

    @Test
    void anUpdateKnowsWhatItTouches() {
        Target here = new Target(new AccountId("111111111111"), new Region("us-east-1"));
        Update<FakeState> update =
                new Update<>(
                        new FakeCloud(new SystemTime()).kind("fake.thing").resource(here, "a", "x"),
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
