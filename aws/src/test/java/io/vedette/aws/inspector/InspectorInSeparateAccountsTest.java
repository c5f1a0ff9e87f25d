package io.vedette.aws.inspector;

import static io.vedette.aws.inspector.InspectorRig.HOME;
import static io.vedette.aws.inspector.InspectorRig.LOG_ARCHIVE;
import static io.vedette.aws.inspector.InspectorRig.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.catalog.InspectorSettings;
import io.vedette.core.catalog.InspectorSettings.Condition;
import io.vedette.core.catalog.InspectorSettings.Ec2ScanMode;
import io.vedette.core.catalog.InspectorSettings.EcrRescanDuration;
import io.vedette.core.catalog.InspectorSettings.ScanType;
import io.vedette.core.catalog.InspectorSettings.SuppressionRule;
import io.vedette.core.execution.DeploymentOutcome;
import io.vedette.core.execution.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.DateFilter;
import software.amazon.awssdk.services.inspector2.model.Filter;
import software.amazon.awssdk.services.inspector2.model.FilterAction;
import software.amazon.awssdk.services.inspector2.model.FilterCriteria;
import software.amazon.awssdk.services.inspector2.model.NumberFilter;
import software.amazon.awssdk.services.inspector2.model.PackageFilter;
import software.amazon.awssdk.services.inspector2.model.PortRangeFilter;
import software.amazon.awssdk.services.inspector2.model.ResourceScanType;
import software.amazon.awssdk.services.inspector2.model.StringComparison;

class InspectorInSeparateAccountsTest {

    private static SuppressionRule rule(@Nullable String reason) {
        return new SuppressionRule(
                "test-images",
                "Never deployed",
                reason,
                Map.of(
                        "ecrImageTags", texts(List.of("nightly"), List.of("test-")),
                        "vulnerablePackages", texts(List.of("openssl"), List.of()),
                        "resourceTags", texts(List.of("stage=test", "sandbox"), List.of()),
                        "inspectorScore", numbers(null, 4L),
                        "portRange", numbers(22L, 22L)));
    }

    private static Condition texts(List<String> equals, List<String> prefix) {
        return new Condition(equals, List.of(), prefix, null, null);
    }

    private static Condition numbers(@Nullable Long atLeast, @Nullable Long atMost) {
        return new Condition(List.of(), List.of(), List.of(), atLeast, atMost);
    }

    private static InspectorSettings settings(SuppressionRule... rules) {
        return new InspectorSettings(
                true,
                EnumSet.of(ScanType.ECR, ScanType.LAMBDA, ScanType.LAMBDA_CODE),
                true,
                true,
                EcrRescanDuration.DAYS_90,
                Ec2ScanMode.AGENT_BASED,
                List.of(rules));
    }

    private static InspectorRig inPlace(SuppressionRule... rules) {
        InspectorRig rig = InspectorRig.separateAccounts(3).regions(HOME).with(settings(rules));
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        return rig;
    }

    @Test
    void putsEveryAccountInPlaceForItself() {
        InspectorRig rig = InspectorRig.separateAccounts(5).with(settings());
        assertThat(rig.apply().deployments())
                .hasSize(15)
                .extracting(DeploymentOutcome::outcome)
                .containsOnly(new Outcome.Done());
        assertThat(rig.scanTypes(MEMBER, HOME))
                .containsExactlyInAnyOrder("ECR", "LAMBDA", "LAMBDA_CODE");
        assertThat(
                        rig.inspector(MEMBER, HOME)
                                .getConfiguration(it -> {})
                                .ecrConfiguration()
                                .rescanDurationState()
                                .rescanDurationAsString())
                .isEqualTo("DAYS_90");
        assertThat(rig.changes()).isEmpty();
        assertThat(rig.calls().byOperation())
                .doesNotContainKeys(
                        "inspector2:EnableDelegatedAdminAccount", "inspector2:AssociateMember");
    }

    @Test
    void asksEachAccountOnlyOnceForEachThing() {
        InspectorRig rig = inPlace(rule("tests"));
        rig.calls().clear();
        rig.changes();
        assertThat(rig.calls().byOperation())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "inspector2:BatchGetAccountStatus", 3L,
                                "inspector2:GetConfiguration", 3L,
                                "inspector2:ListFilters", 3L));
    }

    @Test
    void suppressesFindings() {
        InspectorRig rig = inPlace(rule("tests"));
        Filter filter = filter(rig);
        assertThat(filter.action()).isEqualTo(FilterAction.SUPPRESS);
        assertThat(filter.tags()).containsEntry("vedette:managed", "true");
        FilterCriteria criteria = filter.criteria();
        assertThat(criteria.ecrImageTags())
                .extracting(it -> it.comparison() + " " + it.value())
                .containsExactlyInAnyOrder("EQUALS nightly", "PREFIX test-");
        assertThat(criteria.vulnerablePackages())
                .singleElement()
                .satisfies(it -> assertThat(it.name().value()).isEqualTo("openssl"));
        assertThat(criteria.resourceTags())
                .extracting(it -> it.key() + " " + it.value())
                .containsExactlyInAnyOrder("stage test", "sandbox null");
        assertThat(criteria.inspectorScore())
                .singleElement()
                .satisfies(it -> assertThat(it.upperInclusive()).isEqualTo(4.0));
        assertThat(criteria.portRange())
                .singleElement()
                .satisfies(it -> assertThat(it.beginInclusive()).isEqualTo(22));
    }

    private static Filter filter(InspectorRig rig) {
        return rig.inspector(LOG_ARCHIVE, HOME).listFilters(it -> {}).filters().getFirst();
    }

    @Test
    void mendsARuleThatSomebodyChanged() {
        InspectorRig rig = inPlace(rule("tests"));
        Inspector2Client own = rig.inspector(LOG_ARCHIVE, HOME);
        own.updateFilter(it -> it.filterArn(filter(rig).arn()).action(FilterAction.NONE));
        assertThat(rig.changes())
                .containsExactly(
                        "inspector.suppression-rule test-images in 333333333333/us-east-1 [action:"
                                + " NONE -> SUPPRESS]");
        String arn = filter(rig).arn();
        rig.apply();
        assertThat(rig.changes()).isEmpty();
        assertThat(filter(rig).arn()).isEqualTo(arn);
    }

    @Test
    void makesARuleAnewToTakeItsReasonAway() {
        InspectorRig rig = inPlace(rule("tests"));
        rig.with(settings(rule(null)));
        assertThat(rig.apply().summary().failed()).isZero();
        assertThat(rig.changes()).isEmpty();
        assertThat(filter(rig).reason()).isNull();
    }

    /** What Vedette's own rules never speak of. */
    private static FilterCriteria foreign() {
        return FilterCriteria.builder()
                .firstObservedAt(
                        DateFilter.builder()
                                .startInclusive(Instant.parse("2026-01-01T00:00:00Z"))
                                .build())
                .epssScore(NumberFilter.builder().lowerInclusive(0.25).build())
                .portRange(PortRangeFilter.builder().beginInclusive(22).build())
                .vulnerablePackages(
                        PackageFilter.builder()
                                .name(it -> it.comparison(StringComparison.EQUALS).value("openssl"))
                                .version(it -> it.comparison(StringComparison.PREFIX).value("3."))
                                .epoch(it -> it.upperInclusive(1.0))
                                .build())
                .build();
    }

    @Test
    void losesNothingOfAForeignFilter() {
        assertThat(CriteriaShapes.criteria(CriteriaShapes.flat(foreign()))).isEqualTo(foreign());
    }

    @Test
    void putsBackWhatAForeignFilterOfTheNameSaid() {
        InspectorRig rig = InspectorRig.separateAccounts(3).regions(HOME);
        Inspector2Client own = rig.inspector(LOG_ARCHIVE, HOME);
        own.enable(it -> it.resourceTypes(ResourceScanType.EC2));
        own.createFilter(
                it -> it.name("test-images").action(FilterAction.NONE).filterCriteria(foreign()));
        rig.pass(Duration.ofMinutes(1));
        rig.with(settings(rule("tests")));
        rig.apply();
        assertThat(filter(rig).action()).isEqualTo(FilterAction.SUPPRESS);
        assertThat(rig.destroy().summary().failed()).isZero();
        assertThat(filter(rig))
                .satisfies(it -> {
                    assertThat(it.action()).isEqualTo(FilterAction.NONE);
                    assertThat(it.description()).isNull();
                    assertThat(it.criteria()).isEqualTo(foreign());
                });
        assertThat(rig.scanTypes(LOG_ARCHIVE, HOME)).containsExactly("EC2");
    }
}
