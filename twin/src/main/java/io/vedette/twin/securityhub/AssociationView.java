package io.vedette.twin.securityhub;

import static software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationStatus.FAILED;
import static software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationStatus.PENDING;
import static software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationStatus.SUCCESS;

import io.vedette.twin.Account;
import io.vedette.twin.OrganizationalUnit;
import io.vedette.twin.securityhub.CentralConfiguration.Effective;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.securityhub.model.AssociationType;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationStatus;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationSummary;
import software.amazon.awssdk.services.securityhub.model.TargetType;

/** Shows the association of an account, a unit or the root as Security Hub reports it. */
final class AssociationView {

    private final Ground ground;
    private final CentralConfiguration central;

    AssociationView(Ground ground) {
        this.ground = ground;
        this.central = new CentralConfiguration(ground);
    }

    boolean exists(String id) {
        return ground.member(id).isPresent()
                ? central.effective(id).isPresent()
                : central.effectiveOnParent(id).isPresent();
    }

    Optional<ConfigurationPolicyAssociationSummary> of(String id) {
        if (ground.member(id).isPresent()) {
            return central.effective(id)
                    .map(it -> summary(id, TargetType.ACCOUNT, it, statusOf(id, it)));
        }
        TargetType type =
                id.equals(ground.organization().rootId())
                        ? TargetType.ROOT
                        : TargetType.ORGANIZATIONAL_UNIT;
        return central.effectiveOnParent(id).map(it -> summary(id, type, it, statusBelow(id)));
    }

    private ConfigurationPolicyAssociationSummary summary(
            String id,
            TargetType type,
            Effective effective,
            ConfigurationPolicyAssociationStatus status) {
        ConfigurationPolicyAssociationSummary.Builder summary =
                ConfigurationPolicyAssociationSummary.builder()
                        .targetId(id)
                        .targetType(type)
                        .configurationPolicyId(effective.policyId())
                        .associationType(
                                effective.inherited()
                                        ? AssociationType.INHERITED
                                        : AssociationType.APPLIED)
                        .associationStatus(status)
                        .updatedAt(effective.since());
        if (status == FAILED) {
            summary.associationStatusMessage(
                    type == TargetType.ACCOUNT
                            ? central.failure(id).orElse("")
                            : "The association failed for one or more accounts.");
        }
        return summary.build();
    }

    private ConfigurationPolicyAssociationStatus statusOf(String account, Effective effective) {
        if (effective.policy().isEmpty()) {
            return SUCCESS;
        }
        if (effective.doneAt().isAfter(ground.now())) {
            return PENDING;
        }
        return central.failure(account).isPresent() ? FAILED : SUCCESS;
    }

    /** A parent fails when one of its accounts does, and succeeds when all of them have. */
    private ConfigurationPolicyAssociationStatus statusBelow(String parent) {
        Set<ConfigurationPolicyAssociationStatus> below = new HashSet<>();
        collect(parent, below);
        if (below.contains(FAILED)) {
            return FAILED;
        }
        return below.contains(PENDING) ? PENDING : SUCCESS;
    }

    private void collect(String parent, Set<ConfigurationPolicyAssociationStatus> found) {
        for (Account account : ground.organization().accountsIn(parent)) {
            central.effective(account.id()).ifPresent(it -> found.add(statusOf(account.id(), it)));
        }
        for (OrganizationalUnit unit : ground.organization().unitsIn(parent)) {
            collect(unit.id(), found);
        }
    }
}
