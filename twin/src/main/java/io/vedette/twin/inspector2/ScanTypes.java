package io.vedette.twin.inspector2;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.inspector2.model.ResourceScanType;

/** The scan types, and where those that look into code are offered. */
final class ScanTypes {

    static final String LAMBDA = ResourceScanType.LAMBDA.toString();
    static final String LAMBDA_CODE = ResourceScanType.LAMBDA_CODE.toString();
    static final List<String> ALL =
            ResourceScanType.knownValues().stream()
                    .map(ResourceScanType::toString)
                    .sorted()
                    .toList();

    private static final Set<String> CODE =
            Set.of(LAMBDA_CODE, ResourceScanType.CODE_REPOSITORY.toString());

    /**
     * Where code is scanned: the Regions that Inspector's user guide lists ("Regions and
     * endpoints"), as AWS Config's rule {@code inspector-lambda-code-scan-enabled} does.
     */
    private static final Set<String> CODE_REGIONS =
            Set.of(
                    "ap-northeast-1",
                    "ap-southeast-1",
                    "ap-southeast-2",
                    "eu-central-1",
                    "eu-north-1",
                    "eu-west-1",
                    "eu-west-2",
                    "us-east-1",
                    "us-east-2",
                    "us-west-2");

    private ScanTypes() {}

    static boolean offered(String type, String region) {
        return !CODE.contains(type) || CODE_REGIONS.contains(region);
    }

    static void requireOffered(Collection<String> types, String region) {
        for (String type : types) {
            if (!offered(type, region)) {
                throw Refusal.denied(
                        "Resource type %s is not supported in the region %s."
                                .formatted(type, region));
            }
        }
    }
}
