package io.vedette.aws.systemsmanager;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Association;
import software.amazon.awssdk.services.ssm.model.Target;

/** The associations of an account and region (ListAssociations), without their parameters. */
record AssociationList(List<Association> associations) {

    /** The document that collects inventory. */
    static final String INVENTORY = "AWS-GatherSoftwareInventory";

    static final Target ALL_NODES = Target.builder().key("InstanceIds").values("*").build();

    private static final int PAGE = 50;

    static AssociationList read(SsmClient ssm) {
        return new AssociationList(
                ssm.listAssociationsPaginator(it -> it.maxResults(PAGE)).associations().stream()
                        .toList());
    }

    /** The id of the association of a name. */
    Optional<String> named(String name) {
        return first(it -> name.equals(it.associationName()));
    }

    /** The id of the association of a name, or of the inventory of all nodes by another one. */
    Optional<String> adoptable(String name, String document) {
        return named(name)
                .or(() ->
                        document.equals(INVENTORY)
                                ? first(it ->
                                        it.name().equals(INVENTORY)
                                                && it.targets().equals(List.of(ALL_NODES)))
                                : Optional.empty());
    }

    private Optional<String> first(Predicate<Association> which) {
        return associations.stream().filter(which).map(Association::associationId).findFirst();
    }
}
