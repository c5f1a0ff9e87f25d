package io.vedette.aws.eventbridge;

import io.vedette.core.catalog.Tool;
import java.util.Set;

/**
 * A tool that publishes its findings as events, under the source and detail types that its own user
 * guide gives.
 */
enum FindingSource {
    GUARDDUTY(Tool.GUARDDUTY, "aws.guardduty", Set.of("GuardDuty Finding")),
    CONFIG(Tool.CONFIG, "aws.config", Set.of("Config Rules Compliance Change")),
    SECURITY_HUB(
            Tool.SECURITY_HUB,
            "aws.securityhub",
            Set.of("Security Hub Findings - Custom Action", "Security Hub Findings - Imported")),
    INSPECTOR(Tool.INSPECTOR, "aws.inspector2", Set.of("Inspector2 Finding")),
    MACIE(Tool.MACIE, "aws.macie", Set.of("Macie Finding"));

    private final Tool tool;
    private final String source;
    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> detailTypes;

    FindingSource(Tool tool, String source, Set<String> detailTypes) {
        this.tool = tool;
        this.source = source;
        this.detailTypes = detailTypes;
    }

    Tool tool() {
        return tool;
    }

    String source() {
        return source;
    }

    Set<String> detailTypes() {
        return detailTypes;
    }
}
