package io.vedette.aws.eventbridge;

import io.vedette.core.catalog.Tool;
import java.util.Set;

/**
 * A tool that publishes its findings as events, under the source and detail types that its own user
 * guide gives.
 */
enum FindingSource {
    GUARDDUTY(Tool.GUARDDUTY, "aws.guardduty"),
    CONFIG(Tool.CONFIG, "aws.config"),
    SECURITY_HUB(Tool.SECURITY_HUB, "aws.securityhub"),
    INSPECTOR(Tool.INSPECTOR, "aws.inspector2"),
    MACIE(Tool.MACIE, "aws.macie");

    private final Tool tool;
    private final String source;

    FindingSource(Tool tool, String source) {
        this.tool = tool;
        this.source = source;
    }

    Tool tool() {
        return tool;
    }

    String source() {
        return source;
    }

    Set<String> detailTypes() {
        return switch (this) {
            case GUARDDUTY -> Set.of("GuardDuty Finding");
            case CONFIG -> Set.of("Config Rules Compliance Change");
            case SECURITY_HUB ->
                    Set.of(
                            "Security Hub Findings - Custom Action",
                            "Security Hub Findings - Imported");
            case INSPECTOR -> Set.of("Inspector2 Finding");
            case MACIE -> Set.of("Macie Finding");
        };
    }
}
