package io.vedette.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.vedette.core.baseline.CostSettings;
import io.vedette.core.baseline.Volume;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.Tool;
import io.vedette.core.cost.Amount.Range;
import io.vedette.core.cost.Amount.Unknown;
import io.vedette.core.fake.FakeState;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.plan.Deployment;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CostEstimateTest {

    private static final Target ADMINISTRATION = target("222222222222", "us-east-1");
    private static final Target PAYMENTS = target("444444444444", "us-east-1");
    private static final Target PAYMENTS_ABROAD = target("444444444444", "eu-west-1");

    private final Map<ResourceId, Resource<?>> resources = new LinkedHashMap<>();
    private final Map<ResourceId, CatalogItem> drawnBy = new HashMap<>();
    private final List<Deployment> deployments = new ArrayList<>();

    @Test
    void anOrganizationsTrailIsBilledForEveryAccountThatItRecords() {
        ResourceId trail = draw(Tool.CLOUDTRAIL, ADMINISTRATION, CostDriver.CLOUDTRAIL_DATA_EVENTS);
        deploy(Tool.CLOUDTRAIL, PAYMENTS, trail);
        deploy(Tool.CLOUDTRAIL, PAYMENTS_ABROAD, trail);
        deploy(Tool.CLOUDTRAIL, ADMINISTRATION, trail);

        CostEstimate estimate =
                estimate(stated(Volume.RECORDED_DATA_EVENTS_MILLIONS, "3", PAYMENTS, "5"));

        assertThat(estimate.byAccount())
                .hasSize(2)
                .containsEntry(ADMINISTRATION.account(), range("3", "3"))
                .containsEntry(PAYMENTS.account(), range("5", "5"));
        assertThat(estimate.total()).isEqualTo(range("8", "8"));
    }

    @Test
    void whatADeploymentNeedsIsBilledWithItUnlessItIsAnotherToolsThing() {
        ResourceId recorder = draw(Tool.CONFIG, PAYMENTS, CostDriver.CONFIG_ITEMS);
        ResourceId archive = draw(Tool.SECURITY_HUB, PAYMENTS, CostDriver.SECURITYHUB_FINDINGS);
        ResourceId hub =
                draw(
                        Tool.SECURITY_HUB,
                        PAYMENTS,
                        Set.of(recorder, archive),
                        CostDriver.SECURITYHUB_CHECKS);
        deploy(Tool.SECURITY_HUB, PAYMENTS, hub);

        assertThat(estimate(CostSettings.NONE).charges())
                .extracting(Charge::driver)
                .containsExactly(CostDriver.SECURITYHUB_CHECKS, CostDriver.SECURITYHUB_FINDINGS);
    }

    @Test
    void aKeyIsBilledOnceWhereItIsWhoeverUsesIt() {
        ResourceId key = draw(Tool.CLOUDTRAIL, ADMINISTRATION, CostDriver.KMS_KEYS);
        deploy(Tool.CLOUDTRAIL, PAYMENTS, key);
        deploy(Tool.CLOUDTRAIL, PAYMENTS_ABROAD, key);

        CostEstimate estimate = estimate(CostSettings.NONE);

        assertThat(estimate.charges()).hasSize(1);
        assertThat(estimate.byAccount())
                .containsExactly(Map.entry(ADMINISTRATION.account(), range("1", "1")));
        assertThat(estimate.gaps()).isEmpty();
    }

    @Test
    void whatIsNotStatedIsNamedAndNotCountedAsNothing() {
        deploy(Tool.CONFIG, PAYMENTS, draw(Tool.CONFIG, PAYMENTS, CostDriver.CONFIG_ITEMS));
        deploy(
                Tool.INSPECTOR,
                PAYMENTS,
                draw(
                        Tool.INSPECTOR,
                        PAYMENTS,
                        CostDriver.INSPECTOR_CODE_SCANS,
                        CostDriver.INSPECTOR_INSTANCES));

        CostEstimate estimate = estimate(stated(Volume.EC2_INSTANCES, "0", PAYMENTS, "0"));

        assertThat(estimate.gaps())
                .extracting(Gap::driver, Gap::why, Gap::accounts)
                .containsExactly(
                        tuple(CostDriver.CONFIG_ITEMS, "cost.volumes.config-items not stated", 1),
                        tuple(
                                CostDriver.INSPECTOR_CODE_SCANS,
                                "no price of code repository scans could be confirmed",
                                1));
        assertThat(estimate.charges())
                .filteredOn(charge -> charge.driver() == CostDriver.INSPECTOR_INSTANCES)
                .singleElement()
                .satisfies(charge -> assertThat(charge.amount()).isEqualTo(range("0", "0")));
        assertThat(estimate.byTool()).containsEntry(Tool.CONFIG, Range.NOTHING);
    }

    @Test
    void oneOfTwoVolumesThatAreBilledTogetherIsNotEnough() {
        deploy(
                Tool.GUARDDUTY,
                PAYMENTS,
                draw(Tool.GUARDDUTY, PAYMENTS, CostDriver.GUARDDUTY_FLOW_AND_DNS_LOGS));

        assertThat(estimate(stated(Volume.FLOW_LOG_GB, "5", PAYMENTS, "5")).charges())
                .singleElement()
                .satisfies(charge ->
                        assertThat(charge.amount())
                                .isEqualTo(new Unknown("cost.volumes.dns-gb not stated")));
    }

    @Test
    void aVolumeInSeveralRegionsCostsMostWhereEachHasItsOwnFirstTier() {
        ResourceId here = draw(Tool.DETECTIVE, PAYMENTS, CostDriver.DETECTIVE_GB);
        ResourceId abroad = draw(Tool.DETECTIVE, PAYMENTS_ABROAD, CostDriver.DETECTIVE_GB);
        deploy(Tool.DETECTIVE, PAYMENTS, here);
        deploy(Tool.DETECTIVE, PAYMENTS_ABROAD, abroad);

        CostEstimate estimate = estimate(stated(Volume.DETECTIVE_GB, "2000", PAYMENTS, "2000"));

        assertThat(estimate.total()).isEqualTo(range("3000", "4000"));
        assertThat(estimate.assumptions()).anyMatch(it -> it.contains("spread over the account's"));
    }

    @Test
    void isAsOldAsItsOldestPrice() {
        deploy(Tool.CONFIG, PAYMENTS, draw(Tool.CONFIG, PAYMENTS, CostDriver.CONFIG_ITEMS));

        assertThat(estimate(CostSettings.NONE).asOf()).isEmpty();
        assertThat(estimate(stated(Volume.CONFIG_ITEMS, "1", PAYMENTS, "1")).asOf())
                .contains(LocalDate.of(2026, 7, 1));
    }

    private CostEstimate estimate(CostSettings volumes) {
        return CostEstimate.of(
                new Blueprint(resources, drawnBy, deployments, List.of()),
                volumes,
                PriceTable.read());
    }

    private ResourceId draw(Tool tool, Target target, CostDriver... drivers) {
        return draw(tool, target, Set.of(), drivers);
    }

    private ResourceId draw(
            Tool tool, Target target, Set<ResourceId> needs, CostDriver... drivers) {
        Resource<FakeState> resource =
                Resource.of(
                        new BilledKind("kind" + resources.size(), Set.of(drivers)),
                        target,
                        "thing",
                        new FakeState("there"),
                        needs.toArray(ResourceId[]::new));
        resources.put(resource.id(), resource);
        drawnBy.put(resource.id(), tool);
        return resource.id();
    }

    private void deploy(Tool tool, Target target, ResourceId... standsOn) {
        deployments.add(new Deployment(tool, target, Set.of(standsOn)));
    }

    private static CostSettings stated(Volume volume, String quantity, Target but, String other) {
        return new CostSettings(
                Map.of(volume, new BigDecimal(quantity)),
                Map.of(but.account(), Map.of(volume, new BigDecimal(other))));
    }

    private static Range range(String low, String high) {
        return new Range(new BigDecimal(low), new BigDecimal(high));
    }

    private static Target target(String account, String region) {
        return new Target(new AccountId(account), new Region(region));
    }
}
