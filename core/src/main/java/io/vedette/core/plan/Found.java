package io.vedette.core.plan;

import java.util.List;

/** What a discovery found at a target. */
public sealed interface Found<T> {

    /** All there is. */
    record Things<T>(List<T> all) implements Found<T> {

        public Things {
            all = List.copyOf(all);
        }
    }

    /** It could not be told what there is. */
    record Unavailable<T>(String why) implements Found<T> {}
}
