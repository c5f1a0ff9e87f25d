package io.vedette.twin.guardduty;

import io.vedette.twin.Account;
import io.vedette.twin.AwsRegions;
import io.vedette.twin.Delegations;
import io.vedette.twin.World;
import io.vedette.twin.guardduty.OrganizationConfiguration.AutoFeature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.guardduty.model.AdminAccount;
import software.amazon.awssdk.services.guardduty.model.AdminStatus;
import software.amazon.awssdk.services.guardduty.model.AutoEnableMembers;
import software.amazon.awssdk.services.guardduty.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.guardduty.model.OrganizationAdditionalConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.OrganizationFeatureConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.UpdateOrganizationConfigurationRequest;

/** The delegated administrator of a Region, and what it configures for the organization. */
final class Administration {

    private static final String PRINCIPAL = "guardduty.amazonaws.com";

    /** GuardDuty gives itself a day to bring {@code ALL} to all members. */
    private static final Duration WITHIN_A_DAY = Duration.ofHours(24);

    private static final int MEMBER_LIMIT = 50_000;

    private final Ground ground;

    Administration(Ground ground) {
        this.ground = ground;
    }

    List<AdminAccount> list() {
        ground.requireManagement();
        RegionAdministrator administrator = ground.administrator();
        if (administrator.account == null || administrator.since.isAfter(ground.now())) {
            return List.of();
        }
        return List.of(
                AdminAccount.builder()
                        .adminAccountId(administrator.account)
                        .adminStatus(AdminStatus.ENABLED)
                        .build());
    }

    void enable(String account) {
        ground.requireManagement();
        World world = ground.world();
        RegionAdministrator administrator = ground.administrator();
        if (account.equals(administrator.account)) {
            throw Refusal.failed(
                    "the account is already enabled as the GuardDuty delegated administrator for"
                            + " the organization.");
        }
        requireFree(account, administrator);
        if (world.administratorSettling(Ground.SERVICE, ground.region())) {
            throw Refusal.failed(
                    "another change of the organization's delegated administrators is in"
                            + " progress.");
        }
        Delegations delegations = world.delegations();
        delegations.trust(PRINCIPAL, ground.now());
        if (!world.organization().isManagement(account)) {
            delegations.register(account, PRINCIPAL, ground.now());
        }
        administrator.account = account;
        administrator.since =
                ground.now()
                        .plus(
                                ground.delay(
                                        "administrator", world.faults().administratorSettling()));
        if (ground.detectorOf(account).isEmpty()) {
            ground.make(account).features = FeatureCatalog.defaults(ground.region(), ground.now());
        }
    }

    private void requireFree(String account, RegionAdministrator administrator) {
        boolean active = ground.account(account).filter(Account::active).isPresent();
        if (!active) {
            throw Refusal.failed("the account is not an active account of the organization.");
        }
        boolean elsewhere =
                ground.world()
                        .delegations()
                        .administrator(PRINCIPAL)
                        .filter(other -> !other.equals(account))
                        .isPresent();
        if (administrator.account != null || elsewhere) {
            throw Refusal.failed(
                    "another account is already enabled as the GuardDuty delegated administrator"
                            + " for the organization.");
        }
    }

    /** Dismisses the administrator; its members keep GuardDuty and lose their administrator. */
    void disable(String account) {
        ground.requireManagement();
        RegionAdministrator administrator = ground.administrator();
        if (!account.equals(administrator.account)) {
            throw Refusal.failed(
                    "the account is not the GuardDuty delegated administrator for the"
                            + " organization.");
        }
        administrator.dismiss();
        for (Account member : ground.world().organization().accounts()) {
            if (ground.membership(member.id()).isPresent()) {
                ground.world().state(Membership.class, member.id(), ground.region()).end();
            }
        }
        ground.configuration().clear();
        if (AwsRegions.commercial().stream().allMatch(this::hasNone)) {
            ground.world().administratorRemoved(Ground.SERVICE);
        }
    }

    private boolean hasNone(String region) {
        return ground.world()
                .peek(RegionAdministrator.class, World.SHARED, region)
                .filter(it -> it.account != null)
                .isEmpty();
    }

    @SuppressWarnings("deprecation") // GuardDuty still answers autoEnable
    DescribeOrganizationConfigurationResponse describe(String detectorId) {
        ground.detector(detectorId);
        ground.requireAdministrator();
        OrganizationConfiguration configuration = ground.configuration();
        long members = new Members(ground).all(true).size();
        return DescribeOrganizationConfigurationResponse.builder()
                .autoEnable(!configuration.autoEnable.equals(OrganizationConfiguration.NONE))
                .autoEnableOrganizationMembers(configuration.autoEnable)
                .memberAccountLimitReached(members >= MEMBER_LIMIT)
                .features(features(configuration))
                .build();
    }

    private List<OrganizationFeatureConfigurationResult> features(
            OrganizationConfiguration configuration) {
        List<OrganizationFeatureConfigurationResult> features = new ArrayList<>();
        for (String name : FeatureCatalog.offered(ground.region())) {
            AutoFeature feature = configuration.features.getOrDefault(name, blank(name));
            features.add(
                    OrganizationFeatureConfigurationResult.builder()
                            .name(name)
                            .autoEnable(feature.autoEnable())
                            .additionalConfiguration(
                                    feature.agents().entrySet().stream()
                                            .map(agent ->
                                                    OrganizationAdditionalConfigurationResult
                                                            .builder()
                                                            .name(agent.getKey())
                                                            .autoEnable(agent.getValue())
                                                            .build())
                                            .toList())
                            .build());
        }
        return features;
    }

    private static AutoFeature blank(String name) {
        NavigableMap<String, String> agents = new TreeMap<>();
        FeatureCatalog.agents(name)
                .forEach(agent -> agents.put(agent, OrganizationConfiguration.NONE));
        return new AutoFeature(OrganizationConfiguration.NONE, agents);
    }

    void update(UpdateOrganizationConfigurationRequest request) {
        ground.detector(request.detectorId());
        ground.requireAdministrator();
        String autoEnable = autoEnable(request);
        List<FeatureRequest> features = FeatureRequest.ofOrganization(request.features());
        FeatureCatalog.check(ground.region(), features);
        OrganizationConfiguration configuration = ground.configuration();
        configuration.autoEnable = autoEnable;
        for (FeatureRequest feature : features) {
            NavigableMap<String, String> agents =
                    new TreeMap<>(
                            configuration
                                    .features
                                    .getOrDefault(feature.name(), blank(feature.name()))
                                    .agents());
            agents.putAll(feature.agents());
            configuration.features.put(feature.name(), new AutoFeature(feature.status(), agents));
        }
        configuration.features.entrySet().removeIf(it -> it.getValue().equals(blank(it.getKey())));
        configuration.since = ground.now();
        configuration.knownAccounts = ground.world().organization().accounts().size();
        configuration.due =
                configuration.reachesAll()
                        ? ground.now().plus(ground.delay("auto-enable", WITHIN_A_DAY))
                        : null;
    }

    @SuppressWarnings("deprecation")
    private static String autoEnable(UpdateOrganizationConfigurationRequest request) {
        boolean old = request.autoEnable() != null;
        if (old == (request.autoEnableOrganizationMembers() != null)) {
            throw Refusal.because(
                    "a value must be provided for either autoEnableOrganizationMembers or"
                            + " autoEnable, and not for both.");
        }
        if (old) {
            return request.autoEnable()
                    ? OrganizationConfiguration.NEW
                    : OrganizationConfiguration.NONE;
        }
        return AutoEnableMembers.fromValue(request.autoEnableOrganizationMembersAsString())
                .toString();
    }
}
