package io.vedette.twin.ssm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.ssm.model.OperatingSystem;

/**
 * The patch baselines that AWS has in every region.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-predefined-and-custom-patch-baselines.html">Predefined
 *     and custom patch baselines</a>
 */
final class AmazonBaselines {

    /** The account that owns them; AWS uses others in other regions. */
    private static final String OWNER = "075727635805";

    private static final Map<OperatingSystem, String> NAMES =
            Map.ofEntries(
                    Map.entry(OperatingSystem.ALMA_LINUX, "AWS-DefaultAlmaLinuxPatchBaseline"),
                    Map.entry(OperatingSystem.AMAZON_LINUX, "AWS-AmazonLinuxDefaultPatchBaseline"),
                    Map.entry(
                            OperatingSystem.AMAZON_LINUX_2, "AWS-AmazonLinux2DefaultPatchBaseline"),
                    Map.entry(
                            OperatingSystem.AMAZON_LINUX_2022,
                            "AWS-AmazonLinux2022DefaultPatchBaseline"),
                    Map.entry(
                            OperatingSystem.AMAZON_LINUX_2023,
                            "AWS-AmazonLinux2023DefaultPatchBaseline"),
                    Map.entry(OperatingSystem.CENTOS, "AWS-CentOSDefaultPatchBaseline"),
                    Map.entry(OperatingSystem.DEBIAN, "AWS-DebianDefaultPatchBaseline"),
                    Map.entry(OperatingSystem.MACOS, "AWS-MacOSDefaultPatchBaseline"),
                    Map.entry(OperatingSystem.ORACLE_LINUX, "AWS-OracleLinuxDefaultPatchBaseline"),
                    Map.entry(OperatingSystem.RASPBIAN, "AWS-RaspbianDefaultPatchBaseline"),
                    Map.entry(
                            OperatingSystem.REDHAT_ENTERPRISE_LINUX,
                            "AWS-RedHatDefaultPatchBaseline"),
                    Map.entry(OperatingSystem.ROCKY_LINUX, "AWS-RockyLinuxDefaultPatchBaseline"),
                    Map.entry(OperatingSystem.SUSE, "AWS-SuseDefaultPatchBaseline"),
                    Map.entry(OperatingSystem.UBUNTU, "AWS-UbuntuDefaultPatchBaseline"),
                    Map.entry(OperatingSystem.WINDOWS, "AWS-DefaultPatchBaseline"));

    /** Further ones for Windows that are nobody's default. */
    private static final List<String> MORE =
            List.of(
                    "AWS-WindowsPredefinedPatchBaseline-OS",
                    "AWS-WindowsPredefinedPatchBaseline-OS-Applications");

    /** One of them; its id is an ARN. */
    record AmazonBaseline(String id, String name, OperatingSystem system, boolean predefined) {}

    private AmazonBaselines() {}

    static List<AmazonBaseline> in(String region) {
        List<AmazonBaseline> all = new ArrayList<>();
        NAMES.forEach((system, name) ->
                all.add(new AmazonBaseline(id(region, name), name, system, true)));
        MORE.forEach(name ->
                all.add(
                        new AmazonBaseline(
                                id(region, name), name, OperatingSystem.WINDOWS, false)));
        return all;
    }

    private static String id(String region, String name) {
        long hash = (region + name).chars().asLongStream().reduce(17, (a, b) -> a * 31 + b);
        return "arn:aws:ssm:%s:%s:patchbaseline/pb-0%s"
                .formatted(region, OWNER, String.format(Locale.ROOT, "%016x", hash));
    }
}
