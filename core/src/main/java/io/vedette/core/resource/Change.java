package io.vedette.core.resource;

import java.util.List;

/** What is to be done about one resource, judged from its desired state and its reading. */
public sealed interface Change<S extends Record> {

    /** Nothing is there: create it. */
    record Create<S extends Record>() implements Change<S> {}

    /** Something else is there: change what differs. */
    record Update<S extends Record>(S before, List<Difference> differences) implements Change<S> {

        public Update {
            differences = List.copyOf(differences);
        }
    }

    /** It is there and is to go. */
    record Delete<S extends Record>(S found) implements Change<S> {}

    /** It is as it should be. */
    record None<S extends Record>() implements Change<S> {}

    /** It was asked for already and is on its way. */
    record Wait<S extends Record>(String waitingFor) implements Change<S> {}

    /** It is not Vedette's to change. */
    record Skip<S extends Record>(String why) implements Change<S> {}

    /** It could not be read, so nothing can be said. */
    record Unknown<S extends Record>(String why) implements Change<S> {}

    /** Whether carrying this out changes anything. */
    default boolean changesSomething() {
        return switch (this) {
            case Create<S> _, Update<S> _, Delete<S> _ -> true;
            case None<S> _, Wait<S> _, Skip<S> _, Unknown<S> _ -> false;
        };
    }

    /** Judges what was read of a resource by what it is to be. */
    static <S extends Record> Change<S> judge(Resource<S> resource, Reading<S> reading) {
        return switch (reading) {
            case Reading.Absent<S> _ -> ofAbsent(resource.purpose());
            case Reading.Present<S>(S state) -> ofPresent(resource, state);
            case Reading.Settling<S>(String waitingFor) -> new Wait<>(waitingFor);
            case Reading.OffLimits<S>(String why) -> new Skip<>(why);
            case Reading.Unavailable<S>(String why) -> new Unknown<>(why);
        };
    }

    private static <S extends Record> Change<S> ofAbsent(Purpose<S> purpose) {
        return switch (purpose) {
            case Purpose.Keep<S> _ -> new Create<>();
            case Purpose.Remove<S> _ -> new None<>();
            case Purpose.Restore<S> _ ->
                    new Skip<>("somebody removed it; there is nothing to restore");
        };
    }

    private static <S extends Record> Change<S> ofPresent(Resource<S> resource, S state) {
        return switch (resource.purpose()) {
            case Purpose.Keep<S> _ -> towards(state, resource.desired());
            case Purpose.Remove<S> _ -> new Delete<>(state);
            case Purpose.Restore<S>(S prior) -> towards(state, prior);
        };
    }

    private static <S extends Record> Change<S> towards(S state, S desired) {
        List<Difference> differences = Differences.between(state, desired);
        return differences.isEmpty() ? new None<>() : new Update<>(state, differences);
    }
}
