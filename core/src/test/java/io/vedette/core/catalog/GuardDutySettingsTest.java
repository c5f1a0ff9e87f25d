package io.vedette.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vedette.core.catalog.GuardDutySettings.AutoEnable;
import io.vedette.core.catalog.GuardDutySettings.Condition;
import io.vedette.core.catalog.GuardDutySettings.Export;
import io.vedette.core.catalog.GuardDutySettings.Filter;
import io.vedette.core.catalog.GuardDutySettings.ProtectionPlan;
import io.vedette.core.catalog.GuardDutySettings.PublishingFrequency;
import io.vedette.core.catalog.GuardDutySettings.RuntimeAgent;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardDutySettingsTest {

    private static final Export EXPORT =
            new Export(true, "findings-{account_id}-{region}", "alias/findings");

    private static Condition equalTo(List<String> values) {
        return new Condition(values, List.of(), List.of(), List.of(), null, null);
    }

    private static Filter filter(String name) {
        return new Filter(name, "", true, Map.of("type", equalTo(List.of("Recon:EC2/Portscan"))));
    }

    private static GuardDutySettings settings(
            Set<ProtectionPlan> plans, Set<RuntimeAgent> agents, List<Filter> filters) {
        return new GuardDutySettings(
                true,
                PublishingFrequency.SIX_HOURS,
                plans,
                agents,
                AutoEnable.NEW,
                filters,
                EXPORT);
    }

    @Test
    void namesTheBucketOfARegion() {
        assertThat(EXPORT.bucket(new AccountId("333333333333"), new Region("eu-west-1")))
                .isEqualTo("findings-333333333333-eu-west-1");
    }

    @Test
    void wantsRuntimeMonitoringForItsAgents() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        settings(Set.of(ProtectionPlan.S3), Set.of(RuntimeAgent.EC2), List.of()))
                .withMessageContaining("runtime-agents");
    }

    @Test
    void wantsFiltersOfDifferentNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        settings(
                                Set.of(),
                                Set.of(),
                                List.of(filter("scanners"), filter("scanners"))))
                .withMessageContaining("two filters named 'scanners'");
    }

    @Test
    void wantsFilterNamesThatGuardDutyTakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter("our scanners"))
                .withMessageContaining("our scanners");
    }

    @Test
    void wantsAFilterToNarrowSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Filter("everything", "", true, Map.of()))
                .withMessageContaining("no criteria");
        assertThatIllegalArgumentException().isThrownBy(() -> equalTo(List.of()));
    }

    @Test
    void wantsNoMoreThanFiftyValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> equalTo(Collections.nCopies(51, "value")))
                .withMessageContaining("51 values; GuardDuty takes 50");
    }

    @Test
    void wantsABucketAndAKeyOfOnesOwn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Export(true, "Findings", "alias/findings"))
                .withMessageContaining("bucket 'Findings'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Export(true, "findings", "alias/aws/s3"))
                .withMessageContaining("key 'alias/aws/s3'");
    }
}
