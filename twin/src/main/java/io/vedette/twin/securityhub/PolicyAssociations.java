package io.vedette.twin.securityhub;

import io.vedette.twin.Account;
import io.vedette.twin.AwsRegions;
import io.vedette.twin.OrganizationalUnit;
import io.vedette.twin.Page;
import io.vedette.twin.securityhub.HubOrganization.SavedAssociation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.securityhub.model.AssociationFilters;
import software.amazon.awssdk.services.securityhub.model.BatchGetConfigurationPolicyAssociationsResponse;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociation;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationSummary;
import software.amazon.awssdk.services.securityhub.model.GetConfigurationPolicyAssociationRequest;
import software.amazon.awssdk.services.securityhub.model.GetConfigurationPolicyAssociationResponse;
import software.amazon.awssdk.services.securityhub.model.ListConfigurationPolicyAssociationsRequest;
import software.amazon.awssdk.services.securityhub.model.ListConfigurationPolicyAssociationsResponse;
import software.amazon.awssdk.services.securityhub.model.StartConfigurationPolicyAssociationResponse;
import software.amazon.awssdk.services.securityhub.model.Target;
import software.amazon.awssdk.services.securityhub.model.UnprocessedConfigurationPolicyAssociation;

/** What policies are applied to, and what inherits them. */
final class PolicyAssociations {

    private final Ground ground;
    private final AssociationView view;

    PolicyAssociations(Ground ground) {
        this.ground = ground;
        this.view = new AssociationView(ground);
    }

    StartConfigurationPolicyAssociationResponse start(String identifier, Target target) {
        HubOrganization settings = ground.requireCentral();
        String policy =
                identifier.equals(CentralConfiguration.SELF_MANAGED)
                        ? identifier
                        : Policies.find(settings, identifier).id();
        String id = requireTarget(target);
        keepWhatIsThere(id);
        settings.applied.put(id, new SavedAssociation(policy, ground.now()));
        ConfigurationPolicyAssociationSummary summary = view.of(id).orElseThrow();
        return StartConfigurationPolicyAssociationResponse.builder()
                .configurationPolicyId(summary.configurationPolicyId())
                .targetId(id)
                .targetType(summary.targetType())
                .associationType(summary.associationType())
                .associationStatus(summary.associationStatus())
                .associationStatusMessage(summary.associationStatusMessage())
                .updatedAt(summary.updatedAt())
                .build();
    }

    void end(@Nullable String identifier, Target target) {
        HubOrganization settings = ground.requireCentral();
        String id = requireTarget(target);
        SavedAssociation applied = settings.applied.get(id);
        String policy =
                identifier == null || identifier.equals(CentralConfiguration.SELF_MANAGED)
                        ? identifier
                        : Policies.find(settings, identifier).id();
        if (applied == null || (policy != null && !applied.policy().equals(policy))) {
            throw Refusal.notFound("The configuration is not associated with " + id);
        }
        keepWhatIsThere(id);
        settings.applied.remove(id);
    }

    /** An account that a policy lets go of keeps the settings that the policy gave it. */
    private void keepWhatIsThere(String target) {
        for (Account account : ground.organization().accounts()) {
            if (!target.equals(account.id()) && !target.matches("r-.*|ou-.*")) {
                continue;
            }
            for (String region : AwsRegions.commercial()) {
                if (account.enabled(region)) {
                    new Enrolment(ground).broughtUpToDate(account.id(), region);
                }
            }
        }
    }

    ListConfigurationPolicyAssociationsResponse list(
            ListConfigurationPolicyAssociationsRequest request) {
        ground.requireCentral();
        AssociationFilters filters = request.filters();
        List<String> all =
                targets().stream()
                        .filter(view::exists)
                        .filter(id -> filters == null || matches(view.of(id), filters))
                        .toList();
        Page<String> page = ground.page(all, request.nextToken(), request.maxResults(), 100);
        return ListConfigurationPolicyAssociationsResponse.builder()
                .configurationPolicyAssociationSummaries(
                        page.items().stream().flatMap(id -> view.of(id).stream()).toList())
                .nextToken(page.nextToken())
                .build();
    }

    BatchGetConfigurationPolicyAssociationsResponse get(
            List<ConfigurationPolicyAssociation> asked) {
        ground.requireCentral();
        List<ConfigurationPolicyAssociationSummary> found = new ArrayList<>();
        List<UnprocessedConfigurationPolicyAssociation> unprocessed = new ArrayList<>();
        for (ConfigurationPolicyAssociation association : asked) {
            String id = id(association.target());
            view.of(id)
                    .ifPresentOrElse(
                            found::add,
                            () ->
                                    unprocessed.add(
                                            UnprocessedConfigurationPolicyAssociation.builder()
                                                    .configurationPolicyAssociationIdentifiers(
                                                            association)
                                                    .errorCode("404")
                                                    .errorReason("No association for " + id)
                                                    .build()));
        }
        return BatchGetConfigurationPolicyAssociationsResponse.builder()
                .configurationPolicyAssociations(found)
                .unprocessedConfigurationPolicyAssociations(unprocessed)
                .build();
    }

    GetConfigurationPolicyAssociationResponse get(
            GetConfigurationPolicyAssociationRequest request) {
        ground.requireCentral();
        String id = id(request.target());
        ConfigurationPolicyAssociationSummary found =
                view.of(id).orElseThrow(() -> Refusal.notFound("No association for " + id));
        return GetConfigurationPolicyAssociationResponse.builder()
                .configurationPolicyId(found.configurationPolicyId())
                .targetId(found.targetId())
                .targetType(found.targetType())
                .associationType(found.associationType())
                .associationStatus(found.associationStatus())
                .associationStatusMessage(found.associationStatusMessage())
                .updatedAt(found.updatedAt())
                .build();
    }

    private static boolean matches(
            Optional<ConfigurationPolicyAssociationSummary> found, AssociationFilters filters) {
        String policy = filters.configurationPolicyId();
        return found.filter(it -> policy == null || policy.endsWith(it.configurationPolicyId()))
                .filter(it -> isNullOr(filters.associationType(), it.associationType()))
                .filter(it -> isNullOr(filters.associationStatus(), it.associationStatus()))
                .isPresent();
    }

    private static boolean isNullOr(@Nullable Object wanted, Object value) {
        return wanted == null || wanted.equals(value);
    }

    private List<String> targets() {
        List<String> targets = new ArrayList<>();
        targets.add(ground.organization().rootId());
        addUnits(ground.organization().rootId(), targets);
        ground.organization().accounts().forEach(account -> targets.add(account.id()));
        return targets;
    }

    private void addUnits(String parent, List<String> targets) {
        for (OrganizationalUnit unit : ground.organization().unitsIn(parent)) {
            targets.add(unit.id());
            addUnits(unit.id(), targets);
        }
    }

    private String requireTarget(Target target) {
        String id = id(target);
        boolean known = ground.member(id).isPresent() || ground.organization().hasParent(id);
        if (!known) {
            throw Refusal.notFound("No account, organizational unit or root was found for " + id);
        }
        return id;
    }

    private static String id(Target target) {
        return Optional.ofNullable(target.accountId())
                .or(() -> Optional.ofNullable(target.organizationalUnitId()))
                .or(() -> Optional.ofNullable(target.rootId()))
                .orElseThrow(() -> Refusal.invalid("A target must be given"));
    }
}
