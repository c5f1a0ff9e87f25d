package io.vedette.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.twin.services.TwinServices;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Caller FIRST = new Caller("111111111111", "us-east-1");
    private static final Caller SECOND = new Caller("111111111111", "us-east-2");

    private static Ids ids(long seed) {
        return Twin.of(TwinServices.all()).seed(seed).inMemory().inspect(World::ids);
    }

    @Test
    void dependOnTheSeed() {
        String id = ids(1).hex(FIRST, "detector", 32);
        assertThat(ids(1).hex(FIRST, "detector", 32)).isEqualTo(id).matches("[0-9a-f]{32}");
        assertThat(ids(2).hex(FIRST, "detector", 32)).isNotEqualTo(id);
    }

    @Test
    void doNotDependOnWhatHappensElsewhere() {
        Ids ids = ids(1);
        ids.hex(SECOND, "detector", 32);
        ids.hex(FIRST, "filter", 32);
        assertThat(ids.hex(FIRST, "detector", 32)).isEqualTo(ids(1).hex(FIRST, "detector", 32));
    }

    @Test
    void differFromOneAnother() {
        Ids ids = ids(1);
        List<String> made = new ArrayList<>();
        for (int account = 0; account < 100; account++) {
            for (int each = 0; each < 20; each++) {
                made.add(ids.hex(new Caller("acc" + account, "us-east-1"), "vpc", 17));
            }
        }
        Set<String> distinct = new HashSet<>(made);
        assertThat(distinct).hasSize(2000);
    }

    @Test
    void comeInTheShapesThatServicesUse() {
        Ids ids = ids(1);
        assertThat(ids.uuid(FIRST, "run"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(ids.alphanumeric(FIRST, "organization", 10)).matches("[a-z0-9]{10}");
        assertThat(ids.upperAlphanumeric(FIRST, "key", 16)).matches("[A-Z2-7]{16}");
    }
}
