package io.vedette.cli.demo;

import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.twin.Twin;
import io.vedette.twin.services.Happenings;
import java.util.List;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.AutoEnableMembers;

/** What somebody with too many rights does by hand, as the API calls that do it. */
final class Sabotage {

    private final Twin twin;
    private final Organization organization;

    Sabotage(Twin twin, Organization organization) {
        this.twin = twin;
        this.organization = organization;
    }

    /**
     * Suspends GuardDuty in one member account and region; for that, enrolling everybody has to be
     * turned off first.
     */
    void suspendMember(AccountId member, Region region) {
        GuardDutyClient guardDuty =
                client(GuardDutyClient.class, organization.securityTooling(), region);
        String detector = guardDuty.listDetectors().detectorIds().getFirst();
        guardDuty.updateOrganizationConfiguration(request ->
                request.detectorId(detector).autoEnableOrganizationMembers(AutoEnableMembers.NONE));
        guardDuty.stopMonitoringMembers(
                request -> request.detectorId(detector).accountIds(member.value()));
    }

    /** Stops the organization's trail. */
    void stopTrail(String trail) {
        AccountId owner =
                switch (organization.topology()) {
                    case Topology.AwsOrganization(var _, AccountId management) -> management;
                    case Topology.SeparateAccounts _ -> organization.securityTooling();
                };
        // The last thing that the trail records is the call that stops it.
        new Happenings(twin)
                .calls(
                        owner.value(),
                        organization.home().code(),
                        List.of(
                                "{\"eventSource\":\"cloudtrail.amazonaws.com\",\"eventName\":\"StopLogging\"}"));
        client(CloudTrailClient.class, owner, organization.home())
                .stopLogging(request -> request.name(trail));
    }

    /** Deletes a Config rule of the organization in one region. */
    void deleteRule(String rule, Region region) {
        client(ConfigClient.class, organization.securityTooling(), region)
                .deleteOrganizationConfigRule(request -> request.organizationConfigRuleName(rule));
    }

    private <C extends SdkClient> C client(Class<C> type, AccountId account, Region region) {
        Target target = new Target(account, region);
        return twin.client(type, target.account().value(), target.region().code());
    }
}
