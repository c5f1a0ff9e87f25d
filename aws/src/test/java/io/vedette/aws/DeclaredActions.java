package io.vedette.aws;

import static java.util.Map.entry;

import io.vedette.core.plan.Blueprint;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceKind;
import io.vedette.twin.Calls;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares the calls of a run with the IAM actions that its kinds declare. */
public final class DeclaredActions {

    /** Operations that take an action of another name, or none of their own. */
    private static final Map<String, Set<String>> OTHERWISE =
            Map.ofEntries(
                    entry("s3:DeleteBucketEncryption", Set.of("s3:PutEncryptionConfiguration")),
                    entry("s3:DeleteBucketLifecycle", Set.of("s3:PutLifecycleConfiguration")),
                    entry(
                            "s3:DeleteBucketOwnershipControls",
                            Set.of("s3:PutBucketOwnershipControls")),
                    entry("s3:DeleteObjects", Set.of("s3:DeleteObject", "s3:DeleteObjectVersion")),
                    entry("s3:DeletePublicAccessBlock", Set.of("s3:PutBucketPublicAccessBlock")),
                    entry("s3:GetBucketEncryption", Set.of("s3:GetEncryptionConfiguration")),
                    entry(
                            "s3:GetBucketLifecycleConfiguration",
                            Set.of("s3:GetLifecycleConfiguration")),
                    entry("s3:GetPublicAccessBlock", Set.of("s3:GetBucketPublicAccessBlock")),
                    entry("s3:ListBuckets", Set.of("s3:ListAllMyBuckets")),
                    entry("s3:ListObjectVersions", Set.of("s3:ListBucketVersions")),
                    entry("s3:PutBucketEncryption", Set.of("s3:PutEncryptionConfiguration")),
                    entry(
                            "s3:PutBucketLifecycleConfiguration",
                            Set.of("s3:PutLifecycleConfiguration")),
                    entry("s3:PutPublicAccessBlock", Set.of("s3:PutBucketPublicAccessBlock")));

    private DeclaredActions() {}

    /** The actions that the calls took and no kind of the blueprint declares. */
    public static Set<String> missing(Calls calls, Blueprint blueprint) {
        Set<String> missing = new TreeSet<>();
        calls.byOperation()
                .keySet()
                .forEach(it -> missing.addAll(OTHERWISE.getOrDefault(it, Set.of(it))));
        blueprint.resources().values().stream()
                .map(Resource::kind)
                .forEach(kind -> missing.removeAll(all(kind)));
        return missing;
    }

    private static Set<String> all(ResourceKind<?> kind) {
        Set<String> all = new TreeSet<>(kind.readActions());
        all.addAll(kind.writeActions());
        all.addAll(kind.deleteActions());
        return all;
    }
}
