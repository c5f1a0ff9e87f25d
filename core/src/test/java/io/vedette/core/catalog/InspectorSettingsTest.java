package io.vedette.core.catalog;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vedette.core.catalog.InspectorSettings.Condition;
import io.vedette.core.catalog.InspectorSettings.Ec2ScanMode;
import io.vedette.core.catalog.InspectorSettings.EcrRescanDuration;
import io.vedette.core.catalog.InspectorSettings.ScanType;
import io.vedette.core.catalog.InspectorSettings.SuppressionRule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InspectorSettingsTest {

    private static Condition equalTo(List<String> values) {
        return new Condition(values, List.of(), List.of(), null, null);
    }

    private static SuppressionRule rule(String name, Map<String, Condition> criteria) {
        return new SuppressionRule(name, "ours", null, criteria);
    }

    private static InspectorSettings settings(Set<ScanType> types, List<SuppressionRule> rules) {
        return new InspectorSettings(
                true, types, true, true, EcrRescanDuration.LIFETIME, Ec2ScanMode.HYBRID, rules);
    }

    @Test
    void wantsRulesOfDifferentNames() {
        Map<String, Condition> low = Map.of("severity", equalTo(List.of("LOW")));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        settings(Set.of(ScanType.EC2), List.of(rule("low", low), rule("low", low))))
                .withMessageContaining("two rules named 'low'");
    }

    @Test
    void wantsTextsThatInspectorTakes() {
        Map<String, Condition> low = Map.of("severity", equalTo(List.of("LOW")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule("x".repeat(129), low))
                .withMessageContaining("between 1 and 128");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SuppressionRule("low", " ", null, low))
                .withMessageContaining("description of 'low'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SuppressionRule("low", "ours", "x".repeat(513), low))
                .withMessageContaining("reason of 'low'");
    }

    @Test
    void wantsNoMoreThanTenValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> equalTo(Collections.nCopies(11, "value")))
                .withMessageContaining("11 values; Inspector takes 10");
    }
}
