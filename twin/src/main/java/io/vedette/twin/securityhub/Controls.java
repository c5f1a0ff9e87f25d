package io.vedette.twin.securityhub;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.securityhub.model.Standard;

/**
 * The standards that the twin offers, and a selection of the controls in them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html">
 *     Control reference for Security Hub</a>
 */
final class Controls {

    private static final String FSBP = "standards/aws-foundational-security-best-practices/v/1.0.0";
    private static final String TAGGING = "standards/aws-resource-tagging-standard/v/1.0.0";
    private static final String CIS_1_2 = "ruleset/cis-aws-foundations-benchmark/v/1.2.0";
    private static final String CIS_1_4 = "standards/cis-aws-foundations-benchmark/v/1.4.0";
    private static final String CIS_3_0 = "standards/cis-aws-foundations-benchmark/v/3.0.0";
    private static final String CIS_5_0 = "standards/cis-aws-foundations-benchmark/v/5.0.0";
    private static final String NIST_800_53 = "standards/nist-800-53/v/5.0.0";
    private static final String NIST_800_171 = "standards/nist-800-171/v/2.0.0";
    private static final String PCI_3_2 = "standards/pci-dss/v/3.2.1";
    private static final String PCI_4_0 = "standards/pci-dss/v/4.0.1";

    private static final Map<String, String> NAMES =
            new TreeMap<>(
                    Map.of(
                            FSBP, "AWS Foundational Security Best Practices v1.0.0",
                            TAGGING, "AWS Resource Tagging Standard v1.0.0",
                            CIS_1_2, "CIS AWS Foundations Benchmark v1.2.0",
                            CIS_1_4, "CIS AWS Foundations Benchmark v1.4.0",
                            CIS_3_0, "CIS AWS Foundations Benchmark v3.0.0",
                            CIS_5_0, "CIS AWS Foundations Benchmark v5.0.0",
                            NIST_800_53, "NIST Special Publication 800-53 Revision 5",
                            NIST_800_171, "NIST Special Publication 800-171 Revision 2",
                            PCI_3_2, "PCI DSS v3.2.1",
                            PCI_4_0, "PCI DSS v4.0.1"));

    private static final List<String> DEFAULTS = List.of(FSBP, CIS_1_2);

    private static final String[] CIS = {CIS_1_2, CIS_1_4, CIS_3_0, CIS_5_0};

    /** Controls, each with the standards that have it. */
    private static final Map<String, List<String>> STANDARDS = new TreeMap<>();

    static {
        in("CloudTrail.1", CIS, FSBP, NIST_800_53);
        in("CloudTrail.2", CIS, FSBP, NIST_800_53, NIST_800_171, PCI_3_2, PCI_4_0);
        in("CloudTrail.4", CIS, FSBP, NIST_800_53, NIST_800_171, PCI_3_2, PCI_4_0);
        in("Config.1", CIS, FSBP, NIST_800_53, PCI_3_2);
        in("EC2.2", CIS, FSBP, NIST_800_53, PCI_3_2);
        in("EC2.8", new String[] {CIS_3_0, CIS_5_0}, FSBP, NIST_800_53, PCI_4_0);
        in("EC2.10", new String[0], FSBP, NIST_800_53, NIST_800_171);
        in("EC2.38", new String[0], TAGGING);
        in("GuardDuty.1", new String[0], FSBP, NIST_800_53, NIST_800_171, PCI_3_2, PCI_4_0);
        in("IAM.4", CIS, FSBP, NIST_800_53, PCI_3_2);
        in("IAM.6", CIS, FSBP, NIST_800_53, PCI_3_2, PCI_4_0);
        in("IAM.9", CIS, NIST_800_53, PCI_3_2, PCI_4_0);
        in("KMS.4", CIS, NIST_800_53, PCI_3_2, PCI_4_0);
        in("Lambda.1", new String[0], FSBP, NIST_800_53, PCI_3_2, PCI_4_0);
        in("S3.1", new String[] {CIS_1_4, CIS_3_0, CIS_5_0}, FSBP, NIST_800_53, PCI_3_2);
        in("S3.8", new String[] {CIS_1_4, CIS_3_0, CIS_5_0}, FSBP, NIST_800_53, PCI_4_0);
    }

    private Controls() {}

    private static void in(String control, String[] cis, String... others) {
        List<String> standards = new ArrayList<>(Arrays.asList(cis));
        standards.addAll(Arrays.asList(others));
        STANDARDS.put(control, List.copyOf(standards));
    }

    /** Every standard, with its ARN in the region. */
    static List<Standard> standards(String region) {
        return NAMES.entrySet().stream()
                .map(entry ->
                        Standard.builder()
                                .standardsArn(arn(entry.getKey(), region))
                                .name(entry.getValue())
                                .description("Controls of " + entry.getValue())
                                .enabledByDefault(DEFAULTS.contains(entry.getKey()))
                                .standardsManagedBy(it -> it.company("AWS").product("Security Hub"))
                                .build())
                .toList();
    }

    /** The standards that Security Hub enables unless told otherwise. */
    static List<String> defaults(String region) {
        return DEFAULTS.stream().map(path -> arn(path, region)).toList();
    }

    static boolean offers(String standard, String region) {
        return NAMES.keySet().stream().anyMatch(path -> arn(path, region).equals(standard));
    }

    /** The standard's ARN in another region: a central policy names the home region's. */
    static String in(String standard, String region) {
        return arn(path(standard), region);
    }

    static boolean exists(String control) {
        return STANDARDS.containsKey(control);
    }

    /** Every control there is. */
    static List<String> all() {
        return List.copyOf(STANDARDS.keySet());
    }

    /** The controls of a standard. */
    static List<String> of(String standard) {
        String path = path(standard);
        return STANDARDS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(path))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What follows the account in an ARN, and is the same in its subscriptions. */
    static String path(String standard) {
        return standard.substring(standard.lastIndexOf(':') + 1);
    }

    // The oldest standard is a "ruleset" without a region.
    private static String arn(String path, String region) {
        return "arn:aws:securityhub:%s::%s".formatted(path.equals(CIS_1_2) ? "" : region, path);
    }
}
