package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.securityhub.OrganizationConfiguration.Settings;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.util.Set;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.securityhub.model.OrganizationConfigurationConfigurationType;
import software.amazon.awssdk.services.securityhub.model.OrganizationConfigurationStatus;
import software.amazon.awssdk.services.securityhub.model.UpdateOrganizationConfigurationRequest;

/**
 * How the delegated administrator has members configured (UpdateOrganizationConfiguration):
 * centrally, for the home region and all linked ones at once, or locally, region by region.
 */
record OrganizationConfiguration(AwsClients clients) implements SingleResourceKind<Settings> {

    /**
     * The configuration.
     *
     * @param type CENTRAL or LOCAL
     * @param status ENABLED, or FAILED with the reason
     * @param autoEnable whether accounts that join become members; false where it is central
     * @param autoEnableStandards whether AWS's default standards are enabled in those
     */
    record Settings(String type, String status, boolean autoEnable, String autoEnableStandards) {

        private static final String ENABLED = "ENABLED";

        // The default standards are AWS's choice, not the baseline's.
        private static final String NO_DEFAULTS = "NONE";

        static Settings central() {
            return new Settings("CENTRAL", ENABLED, false, NO_DEFAULTS);
        }

        static Settings local(boolean autoEnable) {
            return new Settings("LOCAL", ENABLED, autoEnable, NO_DEFAULTS);
        }

        boolean isCentral() {
            return type.equals("CENTRAL");
        }
    }

    @Override
    public String name() {
        return "securityhub.organization-configuration";
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        return Answers.ifSetUp(
                        () -> hub(resource.target()).describeOrganizationConfiguration(it -> {}))
                .map(answer -> reading(answer, resource.desired()))
                .orElseGet(Reading.Absent::new);
    }

    private static Reading<Settings> reading(
            DescribeOrganizationConfigurationResponse answer, Settings desired) {
        var configuration = answer.organizationConfiguration();
        if (configuration == null) {
            // Answers from before central configuration existed do not have it.
            return present("LOCAL", "ENABLED", answer);
        }
        String type = configuration.configurationTypeAsString();
        if (type.equals("CENTRAL") && !desired.isCentral()) {
            return new Reading.OffLimits<>(
                    "central configuration is in use; end it in Security Hub, which takes its"
                            + " policies away, or say configuration: central");
        }
        if (configuration.status() == OrganizationConfigurationStatus.PENDING) {
            return new Reading.Settling<>("%s configuration to be enabled".formatted(type));
        }
        String status = configuration.statusAsString();
        String message = configuration.statusMessage();
        boolean told = configuration.status() == OrganizationConfigurationStatus.FAILED;
        return present(type, told && message != null ? status + ": " + message : status, answer);
    }

    private static Reading<Settings> present(
            String type, String status, DescribeOrganizationConfigurationResponse answer) {
        return new Reading.Present<>(
                new Settings(
                        type,
                        status,
                        Boolean.TRUE.equals(answer.autoEnable()),
                        answer.autoEnableStandardsAsString()));
    }

    /** An administrator always has a configuration; "absent" is one that could not be read yet. */
    @Override
    public Result create(Resource<Settings> resource) {
        return configure(resource);
    }

    @Override
    public Result update(Update<Settings> update) {
        return configure(update.resource());
    }

    private Result configure(Resource<Settings> resource) {
        Settings desired = resource.desired();
        UpdateOrganizationConfigurationRequest.Builder request =
                UpdateOrganizationConfigurationRequest.builder()
                        .autoEnable(desired.autoEnable())
                        .autoEnableStandards(desired.autoEnableStandards());
        if (desired.isCentral()) {
            request.organizationConfiguration(
                    it -> it.configurationType(OrganizationConfigurationConfigurationType.CENTRAL));
        }
        hub(resource.target()).updateOrganizationConfiguration(request.build());
        return desired.isCentral()
                ? new Result.Pending("central configuration to be enabled")
                : Result.done();
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("securityhub:DescribeOrganizationConfiguration");
    }

    /** Central configuration reads the organization's tree in the caller's name. */
    @Override
    public Set<String> writeActions() {
        return Set.of(
                "organizations:DescribeOrganization",
                "organizations:ListAccounts",
                "organizations:ListRoots",
                "securityhub:UpdateOrganizationConfiguration");
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
