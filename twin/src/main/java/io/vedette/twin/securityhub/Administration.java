package io.vedette.twin.securityhub;

import io.vedette.twin.Account;
import io.vedette.twin.AwsRegions;
import io.vedette.twin.Delegations;
import io.vedette.twin.securityhub.HubOrganization.RegionSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.securityhub.model.AdminAccount;
import software.amazon.awssdk.services.securityhub.model.AdminStatus;
import software.amazon.awssdk.services.securityhub.model.AutoEnableStandards;
import software.amazon.awssdk.services.securityhub.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.securityhub.model.OrganizationConfigurationConfigurationType;
import software.amazon.awssdk.services.securityhub.model.OrganizationConfigurationStatus;
import software.amazon.awssdk.services.securityhub.model.UpdateOrganizationConfigurationRequest;

/** The delegated administrator of a region, and how it has the organization configured. */
final class Administration {

    private static final Duration CENTRAL_TAKES = Duration.ofSeconds(30);
    private static final int MEMBER_LIMIT = 10_000;

    private final Ground ground;

    Administration(Ground ground) {
        this.ground = ground;
    }

    List<AdminAccount> list() {
        ground.requireManagement();
        RegionSettings settings = ground.regionSettings();
        if (settings.administrator == null || settings.listedFrom.isAfter(ground.now())) {
            return List.of();
        }
        return List.of(
                AdminAccount.builder()
                        .accountId(settings.administrator)
                        .status(AdminStatus.ENABLED)
                        .build());
    }

    /** Also enables Security Hub in the administrator's account, as the console's users know. */
    void enable(String account) {
        ground.requireManagement();
        if (account.equals(ground.regionSettings().administrator)) {
            return;
        }
        requireFree(account, ground.regionSettings());
        if (ground.world().administratorSettling(Ground.SERVICE, ground.region())) {
            throw Refusal.conflict(
                    "Another change of the organization's delegated administrators is in progress");
        }
        Delegations delegations = ground.world().delegations();
        delegations.trust(Ground.PRINCIPAL, ground.now());
        if (!ground.organization().isManagement(account)) {
            delegations.register(account, Ground.PRINCIPAL, ground.now());
        }
        RegionSettings settings = ground.settings().changing(ground.region());
        settings.administrator = account;
        settings.listedFrom = ground.now().plus(ground.world().faults().administratorSettling());
        HubState hub = ground.hub(account);
        if (!hub.enabled) {
            hub.enable(ground.now());
            Subscriptions subscriptions = new Subscriptions(ground);
            Controls.defaults(ground.region())
                    .forEach(standard -> subscriptions.enable(hub, standard));
        }
    }

    private void requireFree(String account, RegionSettings settings) {
        if (ground.member(account).filter(Account::active).isEmpty()) {
            throw Refusal.invalid(
                    "Account %s is not an active account of the organization".formatted(account));
        }
        Optional<String> elsewhere =
                ground.world()
                        .delegations()
                        .administrator(Ground.PRINCIPAL)
                        .filter(other -> !other.equals(account))
                        .filter(other -> !ground.organization().isManagement(account));
        if (settings.administrator != null || elsewhere.isPresent()) {
            throw Refusal.conflict(
                    "Another account is already the Security Hub administrator of the"
                            + " organization");
        }
    }

    /** Dismisses the administrator; its members keep Security Hub and lose their administrator. */
    void disable(String account) {
        ground.requireManagement();
        RegionSettings settings = ground.regionSettings();
        if (!account.equals(settings.administrator)) {
            throw Refusal.invalid(
                    "Account %s is not the Security Hub administrator".formatted(account));
        }
        if (ground.settings().central) {
            throw Refusal.denied(
                    "The administrator cannot be changed while central configuration is in use");
        }
        for (Account member : ground.organization().accounts()) {
            HubState hub = ground.world().state(HubState.class, member.id(), ground.region());
            if (hub.isMemberOf(account)) {
                hub.forgetAdministrator();
            }
        }
        ground.settings().regions.remove(ground.region());
        if (ground.settings().regions.values().stream()
                .allMatch(other -> other.administrator == null)) {
            ground.world().delegations().deregister(account, Ground.PRINCIPAL);
            ground.world().administratorRemoved(Ground.SERVICE);
        }
    }

    DescribeOrganizationConfigurationResponse describe() {
        ground.requireHub();
        ground.requireAdministrator();
        RegionSettings settings = ground.regionSettings();
        HubOrganization organization = ground.settings();
        boolean central = organization.central && reaches();
        boolean pending = central && organization.centralFrom.isAfter(ground.now());
        return DescribeOrganizationConfigurationResponse.builder()
                .autoEnable(settings.autoEnable)
                .autoEnableStandards(settings.autoEnableStandards)
                .memberAccountLimitReached(new Memberships(ground).count() >= MEMBER_LIMIT)
                .organizationConfiguration(it ->
                        it.configurationType(central ? "CENTRAL" : "LOCAL")
                                .status(
                                        pending
                                                ? OrganizationConfigurationStatus.PENDING
                                                : OrganizationConfigurationStatus.ENABLED))
                .build();
    }

    private boolean reaches() {
        return ground.region().equals(ground.settings().home)
                || ground.aggregator(ground.account()).links(ground.region());
    }

    void update(UpdateOrganizationConfigurationRequest request) {
        ground.requireHub();
        ground.requireAdministrator();
        var wanted = request.organizationConfiguration();
        OrganizationConfigurationConfigurationType type =
                wanted == null ? null : wanted.configurationType();
        HubOrganization organization = ground.settings();
        boolean standards = request.autoEnableStandards() == AutoEnableStandards.DEFAULT;
        boolean stays = type == null && organization.central && reaches();
        boolean central = stays || type == OrganizationConfigurationConfigurationType.CENTRAL;
        if (central && (Boolean.TRUE.equals(request.autoEnable()) || standards)) {
            throw Refusal.invalid(
                    "AutoEnable must be false and AutoEnableStandards NONE in central"
                            + " configuration");
        }
        if (type == OrganizationConfigurationConfigurationType.CENTRAL) {
            startCentral(organization);
        }
        if (type == OrganizationConfigurationConfigurationType.LOCAL && organization.central) {
            endCentral(organization);
        }
        RegionSettings settings = organization.changing(ground.region());
        settings.autoEnable = request.autoEnable();
        settings.autoEnableSince = request.autoEnable() ? ground.now() : Instant.EPOCH;
        if (request.autoEnableStandards() != null) {
            settings.autoEnableStandards = request.autoEnableStandardsAsString();
        }
    }

    private void startCentral(HubOrganization organization) {
        if (ground.organization().isManagement(ground.account())) {
            throw Refusal.denied(
                    "The organization management account cannot use central configuration");
        }
        AggregatorState aggregator = ground.aggregator(ground.account());
        if (aggregator.arn == null || !aggregator.region.equals(ground.region())) {
            throw Refusal.invalid(
                    "Central configuration needs a finding aggregator in this region");
        }
        if (organization.central) {
            return;
        }
        organization.central = true;
        organization.home = ground.region();
        organization.centralFrom = ground.now().plus(ground.delay("central", CENTRAL_TAKES));
        // The same administrator is set in all linked regions.
        for (String region : new Aggregators(ground).linkedRegions(aggregator)) {
            RegionSettings linked = organization.changing(region);
            if (linked.administrator == null) {
                linked.administrator = ground.account();
                linked.listedFrom = ground.now();
                enableQuietly(region);
            }
            linked.autoEnable = false;
            linked.autoEnableSince = Instant.EPOCH;
            linked.autoEnableStandards = "NONE";
        }
    }

    private void enableQuietly(String region) {
        HubState hub = ground.world().state(HubState.class, ground.account(), region);
        if (!hub.enabled) {
            hub.enable(ground.now());
        }
    }

    private void endCentral(HubOrganization organization) {
        ground.requireCentral();
        if (!organization.applied.isEmpty() || !organization.policies.isEmpty()) {
            throw Refusal.conflict(
                    "Disassociate and delete all configuration policies before stopping central"
                            + " configuration");
        }
        organization.central = false;
        organization.home = "";
        organization.centralFrom = Instant.EPOCH;
        for (Account account : ground.organization().accounts()) {
            for (String region : AwsRegions.commercial()) {
                if (ground.world().peek(HubState.class, account.id(), region).isPresent()) {
                    ground.world().state(HubState.class, account.id(), region).carriedOut = null;
                }
            }
        }
    }
}
