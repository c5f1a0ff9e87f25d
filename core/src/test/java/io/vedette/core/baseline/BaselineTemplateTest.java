package io.vedette.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.CatalogEntry;
import io.vedette.core.catalog.Tool;
import io.vedette.core.organization.AccountId;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class BaselineTemplateTest {

    @Test
    void parsesToTheDefaultsOfEveryTool() {
        Baseline baseline = BaselineReader.parse("the template", BaselineTemplate.text());

        for (Tool tool : Tool.values()) {
            assertThat(baseline.settings(tool)).isEqualTo(Catalog.of(tool).defaults());
        }
    }

    @Test
    void parsesToTheDefaultsOfTheOrganization() {
        OrganizationSettings found =
                BaselineReader.parse("the template", BaselineTemplate.text()).organization();
        OrganizationSettings defaults =
                BaselineReader.parse(
                                "the least that is needed",
                                """
                                organization:
                                  security-tooling-account: "222222222222"
                                  log-archive-account: "333333333333"
                                """)
                        .organization();

        assertThat(found).isEqualTo(defaults);
        assertThat(found.securityToolingAccount()).isEqualTo(new AccountId("222222222222"));
    }

    @Test
    void statesNoVolumesAndAnswersNothing() {
        Baseline baseline = BaselineReader.parse("the template", BaselineTemplate.text());

        assertThat(baseline.cost()).isEqualTo(CostSettings.NONE);
        assertThat(baseline.readiness()).isEqualTo(ReadinessSettings.NONE);
    }

    @Test
    void namesEveryKeyOfEverySettingsRecordAndNoOther() {
        List<String> expected = new ArrayList<>(keys("organization", OrganizationSettings.class));
        for (CatalogEntry entry : Catalog.entries()) {
            expected.addAll(keys(entry.item().path(), entry.defaults().getClass()));
        }

        expected.add("readiness.answers");
        expected.add("cost.accounts");
        for (Volume volume : Volume.values()) {
            expected.add("cost.volumes." + volume.key());
        }

        assertThat(leaves("", YamlTree.parse(BaselineTemplate.text()).root()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> keys(String path, Class<?> settings) {
        List<String> keys = new ArrayList<>();
        for (RecordComponent component : settings.getRecordComponents()) {
            String at = path + "." + kebabCase(component.getName());
            if (component.getType().isRecord()
                    && !component.getType().getPackageName().endsWith("organization")) {
                keys.addAll(keys(at, component.getType()));
            } else {
                keys.add(at);
            }
        }
        return keys;
    }

    private static String kebabCase(String name) {
        return name.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Set<String> leaves(String path, JsonNode node) {
        Set<String> leaves = new TreeSet<>();
        if (!node.isObject() || node.isEmpty()) {
            return Set.of(path);
        }
        node.properties()
                .forEach(property ->
                        leaves.addAll(
                                leaves(
                                        path.isEmpty()
                                                ? property.getKey()
                                                : path + "." + property.getKey(),
                                        property.getValue())));
        return leaves;
    }
}
