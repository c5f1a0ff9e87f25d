package io.vedette.aws.securityhub;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.securityhub.ConfigurationPolicy.Settings;
import io.vedette.core.catalog.SecurityHubSettings.Standard;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.Policy;
import software.amazon.awssdk.services.securityhub.model.SecurityControlCustomParameter;
import software.amazon.awssdk.services.securityhub.model.SecurityControlsConfiguration;
import software.amazon.awssdk.services.securityhub.model.SecurityHubPolicy;

/**
 * A central policy, by name: which standards and controls accounts have in the home region and all
 * linked ones (CreateConfigurationPolicy). It acts where it is associated.
 */
record ConfigurationPolicy(AwsClients clients, Policies policies, Standards standards)
        implements SingleResourceKind<Settings> {

    private static final String DESCRIPTION = "Kept by Vedette from its baseline";

    /**
     * What the policy says.
     *
     * @param standards by the catalog's names, or by ARN where the catalog does not have it
     * @param disabledControls all others are enabled, new ones too
     * @param enabledControls where not empty, all others are disabled
     */
    record Settings(
            boolean serviceEnabled,
            Set<String> standards,
            Set<String> disabledControls,
            Set<String> enabledControls) {

        Settings {
            standards = Set.copyOf(standards);
            disabledControls = Set.copyOf(disabledControls);
            enabledControls = Set.copyOf(enabledControls);
        }

        static Settings of(Set<Standard> standards, Set<String> disabledControls) {
            Set<String> names = standards.stream().map(Standard::name).collect(toUnmodifiableSet());
            return new Settings(true, names, disabledControls, Set.of());
        }

        static Settings of(SecurityHubPolicy policy) {
            SecurityControlsConfiguration controls = controls(policy);
            return new Settings(
                    Boolean.TRUE.equals(policy.serviceEnabled()),
                    policy.enabledStandardIdentifiers().stream()
                            .map(arn -> Standards.named(arn).map(Standard::name).orElse(arn))
                            .collect(toUnmodifiableSet()),
                    Set.copyOf(controls.disabledSecurityControlIdentifiers()),
                    Set.copyOf(controls.enabledSecurityControlIdentifiers()));
        }
    }

    @Override
    public String name() {
        return "securityhub.configuration-policy";
    }

    @Override
    public Reading<Settings> read(Resource<Settings> resource) {
        Target home = resource.target();
        return policies.ask(home, resource.name())
                .<Reading<Settings>>map(id -> new Reading.Present<>(Settings.of(policy(home, id))))
                .orElseGet(Reading.Absent::new);
    }

    @Override
    public Result create(Resource<Settings> resource) {
        Target home = resource.target();
        return withArns(
                resource,
                arns ->
                        hub(home)
                                .createConfigurationPolicy(it ->
                                        it.name(resource.name())
                                                .description(DESCRIPTION)
                                                .configurationPolicy(
                                                        policy(arns, resource.desired(), List.of()))
                                                .tags(Map.of(Managed.TAG, Managed.VALUE))));
    }

    @Override
    public Result update(Update<Settings> update) {
        Resource<Settings> resource = update.resource();
        Target home = resource.target();
        Optional<String> id = policies.id(home, resource.name());
        if (id.isEmpty()) {
            return create(resource);
        }
        // An update replaces the whole policy, and parameters are not the baseline's to drop.
        List<SecurityControlCustomParameter> parameters =
                controls(policy(home, id.get())).securityControlCustomParameters();
        return withArns(
                resource,
                arns ->
                        hub(home)
                                .updateConfigurationPolicy(it ->
                                        it.identifier(id.get())
                                                .configurationPolicy(
                                                        policy(
                                                                arns,
                                                                resource.desired(),
                                                                parameters))));
    }

    private Result withArns(Resource<Settings> resource, Consumer<List<String>> change) {
        Map<Standard, String> offered = standards.offered(resource.target());
        TreeSet<String> missing = new TreeSet<>(resource.desired().standards());
        offered.keySet().forEach(standard -> missing.remove(standard.name()));
        if (!missing.isEmpty()) {
            return new Result.Refused(
                    "Security Hub does not offer %s in %s"
                            .formatted(missing, resource.target().region()));
        }
        change.accept(
                resource.desired().standards().stream()
                        .map(name -> offered.getOrDefault(Standard.valueOf(name), name))
                        .sorted()
                        .toList());
        return Result.done();
    }

    /** An empty list of disabled controls must be there: AWS refuses a policy without either. */
    private static Policy policy(
            List<String> arns, Settings desired, List<SecurityControlCustomParameter> parameters) {
        SecurityControlsConfiguration.Builder controls =
                SecurityControlsConfiguration.builder()
                        .disabledSecurityControlIdentifiers(
                                new TreeSet<>(desired.disabledControls()));
        if (!parameters.isEmpty()) {
            controls.securityControlCustomParameters(parameters);
        }
        return Policy.fromSecurityHub(it ->
                it.serviceEnabled(true)
                        .enabledStandardIdentifiers(arns)
                        .securityControlsConfiguration(controls.build()));
    }

    private SecurityHubPolicy policy(Target home, String id) {
        return hub(home)
                .getConfigurationPolicy(it -> it.identifier(id))
                .configurationPolicy()
                .securityHub();
    }

    private static SecurityControlsConfiguration controls(SecurityHubPolicy policy) {
        SecurityControlsConfiguration controls = policy.securityControlsConfiguration();
        return controls == null ? SecurityControlsConfiguration.builder().build() : controls;
    }

    @Override
    public Set<String> readActions() {
        return Set.of(
                "securityhub:GetConfigurationPolicy", "securityhub:ListConfigurationPolicies");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "securityhub:CreateConfigurationPolicy",
                "securityhub:DescribeStandards",
                "securityhub:TagResource",
                "securityhub:UpdateConfigurationPolicy");
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
