package io.vedette.core.catalog;

import io.vedette.core.catalog.InspectorSettings.Condition;
import java.util.Set;
import java.util.TreeSet;

/**
 * The attributes of a finding that a rule can name: those of Inspector's {@code FilterCriteria} but
 * times and EPSS scores.
 */
public final class InspectorAttributes {

    /** Compared with at-least and at-most. */
    public static final Set<String> NUMBERS =
            Set.of("inspectorScore", "ecrImageInUseCount", "portRange");

    /** Compared with equals only, written as {@code key} or {@code key=value}. */
    public static final Set<String> TAGS = Set.of("resourceTags");

    /** Compared with equals, not-equals and prefix; packages by their names. */
    public static final Set<String> TEXTS =
            Set.of(
                    "awsAccountId",
                    "codeRepositoryProjectName",
                    "codeRepositoryProviderType",
                    "codeVulnerabilityDetectorName",
                    "codeVulnerabilityDetectorTags",
                    "codeVulnerabilityFilePath",
                    "componentId",
                    "componentType",
                    "ec2InstanceImageId",
                    "ec2InstanceSubnetId",
                    "ec2InstanceVpcId",
                    "ecrImageArchitecture",
                    "ecrImageHash",
                    "ecrImageRegistry",
                    "ecrImageRepositoryName",
                    "ecrImageTags",
                    "exploitAvailable",
                    "findingArn",
                    "findingStatus",
                    "findingType",
                    "fixAvailable",
                    "lambdaFunctionExecutionRoleArn",
                    "lambdaFunctionLayers",
                    "lambdaFunctionName",
                    "lambdaFunctionRuntime",
                    "networkProtocol",
                    "relatedVulnerabilities",
                    "resourceId",
                    "resourceType",
                    "severity",
                    "title",
                    "vendorSeverity",
                    "vulnerabilityId",
                    "vulnerabilitySource",
                    "vulnerablePackages");

    private InspectorAttributes() {}

    static void check(String attribute, Condition condition) {
        if (NUMBERS.contains(attribute)) {
            require(!condition.isAboutText(), attribute, "at-least and at-most");
        } else if (TAGS.contains(attribute)) {
            boolean plain = condition.notEquals().isEmpty() && condition.prefix().isEmpty();
            require(plain && !condition.isAboutNumbers(), attribute, "equals");
        } else if (TEXTS.contains(attribute)) {
            require(!condition.isAboutNumbers(), attribute, "equals, not-equals and prefix");
        } else {
            Set<String> known = new TreeSet<>(TEXTS);
            known.addAll(NUMBERS);
            known.addAll(TAGS);
            throw new IllegalArgumentException(
                    "criteria: '%s' is not an attribute of findings that rules can name: %s"
                            .formatted(attribute, String.join(", ", known)));
        }
    }

    private static void require(boolean fits, String attribute, String allowed) {
        if (!fits) {
            throw new IllegalArgumentException(
                    "criteria: %s is compared with %s only".formatted(attribute, allowed));
        }
    }
}
