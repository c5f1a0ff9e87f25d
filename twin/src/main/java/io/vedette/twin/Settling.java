package io.vedette.twin;

import java.time.Instant;

/** State in which something becomes so by itself as time passes, such as a deletion on its way. */
public interface Settling {

    /** Forgets what is gone by now; nobody could see it any more. */
    void settle(Instant now);
}
