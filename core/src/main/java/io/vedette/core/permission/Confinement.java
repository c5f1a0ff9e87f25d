package io.vedette.core.permission;

import io.vedette.core.resource.Resource;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Confines actions to the things that Vedette keeps, where their ARNs can be told from their names:
 * buckets, roles and tables. AWS knows everything else by generated ids only.
 */
final class Confinement {

    private static final Set<String> ANYWHERE = Set.of("*");

    /** These act on no particular resource, says the Service Authorization Reference. */
    private static final Set<String> UNCONFINED =
            Set.of("s3:ListAllMyBuckets", "iam:ListRoles", "dynamodb:ListTables");

    private final String accessRole;
    private final Set<String> buckets = new TreeSet<>();
    private final Set<String> objects = new TreeSet<>();
    private final Set<String> roles = new TreeSet<>();
    private final Set<String> tables = new TreeSet<>();

    Confinement(Collection<Resource<?>> resources, String accessRole) {
        this.accessRole = "arn:aws:iam::*:role/" + accessRole;
        for (Resource<?> resource : resources) {
            String name = resource.name();
            switch (resource.kind().name()) {
                case "s3.bucket" -> {
                    buckets.add("arn:aws:s3:::" + name);
                    objects.add("arn:aws:s3:::" + name + "/*");
                }
                case "iam.role" -> {
                    roles.add("arn:aws:iam::*:role/" + name);
                    roles.add("arn:aws:iam::*:role/*/" + name);
                }
                case "dynamodb.table" -> tables.add("arn:aws:dynamodb:*:*:table/" + name);
                default -> {}
            }
        }
    }

    /** The resources that an action is confined to. */
    Set<String> of(String action) {
        if (UNCONFINED.contains(action)) {
            return ANYWHERE;
        }
        return switch (action.substring(0, action.indexOf(':'))) {
            case "s3" ->
                    orAnywhere(
                            action.contains("Object") && !action.contains("Bucket")
                                    ? objects
                                    : buckets);
            case "iam" -> iam(action);
            case "sts" -> Set.of(accessRole);
            case "dynamodb" -> orAnywhere(tables);
            default -> ANYWHERE;
        };
    }

    private Set<String> iam(String action) {
        if (action.contains("ServiceLinkedRole")) {
            return Set.of("arn:aws:iam::*:role/aws-service-role/*");
        }
        if (!action.contains("Role")) {
            return ANYWHERE;
        }
        Set<String> confined = new TreeSet<>(roles);
        confined.add("arn:aws:iam::*:role/aws-service-role/*");
        return confined;
    }

    private static Set<String> orAnywhere(Set<String> arns) {
        return arns.isEmpty() ? ANYWHERE : arns;
    }
}
