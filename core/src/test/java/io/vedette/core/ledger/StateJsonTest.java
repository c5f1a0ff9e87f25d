package io.vedette.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.fake.FakeKind;
import io.vedette.core.fake.FakeState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StateJsonTest {

    /** Prints something else than its name, as the SDK's enums do. */
    enum Frequency {
        FIFTEEN_MINUTES("15m"),
        ONE_HOUR("1h");

        private final String wire;

        Frequency(String wire) {
            this.wire = wire;
        }

        @Override
        public String toString() {
            return wire;
        }
    }

    sealed interface Encryption {
        record Own() implements Encryption {}

        record Key(String arn) implements Encryption {}
    }

    record State(
            Frequency frequency,
            Set<Frequency> others,
            Map<Frequency, Encryption> keys,
            Encryption encryption,
            Optional<String> note,
            @Nullable Integer days,
            List<Encryption> more) {

        /** Not a component, and so not written. */
        boolean isLong() {
            return more.size() > 3;
        }
    }

    private static final State FULL =
            new State(
                    Frequency.ONE_HOUR,
                    Set.of(Frequency.FIFTEEN_MINUTES),
                    Map.of(Frequency.ONE_HOUR, new Encryption.Key("arn:k")),
                    new Encryption.Own(),
                    Optional.of("note"),
                    30,
                    List.of(new Encryption.Own(), new Encryption.Key("arn:l")));

    private static final State BARE =
            new State(
                    Frequency.FIFTEEN_MINUTES,
                    Set.of(),
                    Map.of(),
                    new Encryption.Key("arn:k"),
                    Optional.empty(),
                    null,
                    List.of());

    @Test
    void aStateComesBackAsItWas() {
        for (State state : List.of(FULL, BARE)) {
            assertThat(StateJson.read(StateJson.write(state), State.class)).isEqualTo(state);
        }
    }

    @Test
    void constantsGoByTheirNamesAndSealedRecordsSayWhichTheyAre() {
        assertThat(StateJson.write(BARE))
                .isEqualTo(
                        "{\"frequency\":\"FIFTEEN_MINUTES\",\"others\":[],\"keys\":{},"
                                + "\"encryption\":{\"@is\":\"Key\",\"arn\":\"arn:k\"},"
                                + "\"note\":null,\"more\":[]}");
    }

    @Test
    void whatALaterVersionAddedIsPassedOver() {
        String json = StateJson.write(FULL).replaceFirst("\\{", "{\"new\":1,");
        assertThat(StateJson.read(json, State.class)).isEqualTo(FULL);
    }

    @Test
    void aKindSaysOfWhatItsStatesAre() {
        assertThat(StateJson.typeOf(FakeKind.class)).isEqualTo(FakeState.class);
        assertThatThrownBy(() -> StateJson.typeOf(String.class))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
