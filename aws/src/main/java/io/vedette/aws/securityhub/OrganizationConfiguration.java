package io.vedette.aws.securityhub;

import io.vedette.aws.AwsClients;
import io.vedette.aws.securityhub.OrganizationConfiguration.Settings;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Aside;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.securityhub.model.OrganizationConfigurationStatus;
import software.amazon.awssdk.services.securityhub.model.UpdateOrganizationConfigurationRequest;

/**
 * How the delegated administrator has members configured (UpdateOrganizationConfiguration):
 * centrally, for the home region and all linked ones at once, or locally, region by region.
 *
 * @param regions those that central configuration reaches
 */
record OrganizationConfiguration(AwsClients clients, Collection<Region> regions)
        implements SingleResourceKind<Settings> {

    /**
     * The configuration.
     *
     * @param type CENTRAL or LOCAL
     * @param status ENABLED, or FAILED with the reason
     * @param autoEnable whether accounts that join become members; false where it is central
     * @param autoEnableStandards whether AWS's default standards are enabled in those
     * @param linked what the linked regions have until central configuration takes it from them
     */
    record Settings(
            String type,
            String status,
            boolean autoEnable,
            String autoEnableStandards,
            Aside<Map<String, Enrolment>> linked) {

        private static final String ENABLED = "ENABLED";

        // The default standards are AWS's choice, not the baseline's.
        private static final String NO_DEFAULTS = "NONE";

        private static final String CENTRAL = "CENTRAL";
        private static final String LOCAL = "LOCAL";

        static Settings central() {
            return new Settings(CENTRAL, ENABLED, false, NO_DEFAULTS, Aside.nothing());
        }

        /** What an administrator has when it is named. */
        static Settings asNamed() {
            return new Settings(LOCAL, ENABLED, false, "DEFAULT", Aside.nothing());
        }

        static Settings local(boolean autoEnable) {
            return new Settings(LOCAL, ENABLED, autoEnable, NO_DEFAULTS, Aside.nothing());
        }

        boolean isCentral() {
            return type.equals(CENTRAL);
        }
    }

    /** Whether accounts that join become members in a region, and with which standards. */
    record Enrolment(boolean autoEnable, String autoEnableStandards) {}

    @Override
    public String name() {
        return "securityhub.organization-configuration";
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        Target target = resource.target();
        Optional<DescribeOrganizationConfigurationResponse> answer = describe(target);
        return answer.map(it ->
                        withLinked(target, reading(it, resource.desired()), resource.desired()))
                .orElseGet(Reading.Absent::new);
    }

    private Optional<DescribeOrganizationConfigurationResponse> describe(Target target) {
        return Answers.ifSetUp(() -> hub(target).describeOrganizationConfiguration(it -> {}));
    }

    /** Linked regions are asked only while central configuration has yet to come. */
    private Reading<Settings> withLinked(Target home, Reading<Settings> reading, Settings desired) {
        if (!desired.isCentral()
                || !(reading instanceof Reading.Present<Settings>(Settings found))
                || found.isCentral()) {
            return reading;
        }
        Map<String, Enrolment> linked = new TreeMap<>();
        for (Region region : regions) {
            if (!region.equals(home.region())) {
                describe(new Target(home.account(), region))
                        .ifPresent(it -> linked.put(region.code(), enrolment(it)));
            }
        }
        return new Reading.Present<>(
                new Settings(
                        found.type(),
                        found.status(),
                        found.autoEnable(),
                        found.autoEnableStandards(),
                        new Aside<>(linked)));
    }

    private static Enrolment enrolment(DescribeOrganizationConfigurationResponse answer) {
        return new Enrolment(
                Boolean.TRUE.equals(answer.autoEnable()), answer.autoEnableStandardsAsString());
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
        Enrolment enrolment = enrolment(answer);
        return new Reading.Present<>(
                new Settings(
                        type,
                        status,
                        enrolment.autoEnable(),
                        enrolment.autoEnableStandards(),
                        Aside.nothing()));
    }

    /** An administrator always has a configuration; "absent" is one that could not be read yet. */
    @Override
    public Result create(Resource<Settings> resource) {
        return configure(resource.target(), resource.desired(), false);
    }

    @Override
    public Result update(Update<Settings> update) {
        return configure(
                update.resource().target(),
                update.resource().desired(),
                update.before().isCentral());
    }

    /** Security Hub ends central configuration only where no policy is left, and at once. */
    @Override
    public Result delete(Removal<Settings> removal) {
        Target target = removal.resource().target();
        boolean central = removal.found().isCentral();
        return Answers.ifSetUp(() -> configure(target, Settings.asNamed(), central))
                .orElseGet(Result::done);
    }

    private Result configure(Target target, Settings desired, boolean wasCentral) {
        UpdateOrganizationConfigurationRequest.Builder request =
                UpdateOrganizationConfigurationRequest.builder()
                        .autoEnable(desired.autoEnable())
                        .autoEnableStandards(desired.autoEnableStandards());
        if (desired.isCentral() || wasCentral) {
            request.organizationConfiguration(it -> it.configurationType(desired.type()));
        }
        hub(target).updateOrganizationConfiguration(request.build());
        desired.linked()
                .get()
                .ifPresent(linked ->
                        linked.forEach((region, before) ->
                                enrol(new Target(target.account(), new Region(region)), before)));
        return desired.isCentral()
                ? new Result.Pending("central configuration to be enabled")
                : Result.done();
    }

    private void enrol(Target target, Enrolment before) {
        hub(target)
                .updateOrganizationConfiguration(it ->
                        it.autoEnable(before.autoEnable())
                                .autoEnableStandards(before.autoEnableStandards()));
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
