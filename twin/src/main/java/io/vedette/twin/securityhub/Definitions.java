package io.vedette.twin.securityhub;

import io.vedette.twin.Page;
import java.util.List;
import software.amazon.awssdk.services.securityhub.model.ListSecurityControlDefinitionsRequest;
import software.amazon.awssdk.services.securityhub.model.ListSecurityControlDefinitionsResponse;
import software.amazon.awssdk.services.securityhub.model.RegionAvailabilityStatus;
import software.amazon.awssdk.services.securityhub.model.SecurityControlDefinition;
import software.amazon.awssdk.services.securityhub.model.SeverityRating;

/** Lists what controls there are, in all or in one standard. */
final class Definitions {

    private static final int PAGE = 25;

    private final Ground ground;

    Definitions(Ground ground) {
        this.ground = ground;
    }

    ListSecurityControlDefinitionsResponse list(ListSecurityControlDefinitionsRequest request) {
        ground.requireHub();
        String standard = request.standardsArn();
        if (standard != null && !Controls.offers(standard, ground.region())) {
            throw Refusal.invalid("Invalid standards ARN: " + standard);
        }
        List<String> all = standard == null ? Controls.all() : Controls.of(standard);
        Page<String> page = ground.page(all, request.nextToken(), request.maxResults(), PAGE);
        return ListSecurityControlDefinitionsResponse.builder()
                .securityControlDefinitions(
                        page.items().stream().map(Definitions::definition).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static SecurityControlDefinition definition(String control) {
        return SecurityControlDefinition.builder()
                .securityControlId(control)
                .title(control)
                .description("The control " + control)
                .remediationUrl(
                        "https://docs.aws.amazon.com/console/securityhub/%s/remediation"
                                .formatted(control))
                .severityRating(SeverityRating.MEDIUM)
                .currentRegionAvailability(RegionAvailabilityStatus.AVAILABLE)
                .build();
    }
}
