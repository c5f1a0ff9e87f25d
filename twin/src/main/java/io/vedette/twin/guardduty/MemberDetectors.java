package io.vedette.twin.guardduty;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.guardduty.model.GetMemberDetectorsResponse;
import software.amazon.awssdk.services.guardduty.model.MemberAdditionalConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.MemberDataSourceConfiguration;
import software.amazon.awssdk.services.guardduty.model.MemberFeaturesConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.UnprocessedAccount;
import software.amazon.awssdk.services.guardduty.model.UpdateMemberDetectorsRequest;

/** The features of members, as their administrator sees and sets them. */
final class MemberDetectors {

    private static final String NOT_A_MEMBER =
            "The request is rejected because the given account ID is not an associated member of the current account.";

    private final Ground ground;
    private final Members members;

    MemberDetectors(Ground ground) {
        this.ground = ground;
        this.members = new Members(ground);
    }

    GetMemberDetectorsResponse get(String detector, List<String> accounts) {
        ground.detector(detector);
        List<MemberDataSourceConfiguration> found = new ArrayList<>();
        List<UnprocessedAccount> unprocessed =
                members.each(
                        accounts,
                        account -> {
                            if (!isMember(account)) {
                                return NOT_A_MEMBER;
                            }
                            found.add(configuration(account));
                            return null;
                        });
        return GetMemberDetectorsResponse.builder()
                .memberDataSourceConfigurations(found)
                .unprocessedAccounts(unprocessed)
                .build();
    }

    private boolean isMember(String account) {
        return ground.detectorOf(account).isPresent()
                && ground.membership(account)
                        .filter(it -> it.isOf(ground.caller().account(), ground.now()))
                        .filter(Membership::associated)
                        .isPresent();
    }

    private MemberDataSourceConfiguration configuration(String account) {
        Detector detector = ground.detectorOf(account).orElseThrow();
        List<MemberFeaturesConfigurationResult> features = new ArrayList<>();
        detector.features.forEach((name, feature) ->
                features.add(
                        MemberFeaturesConfigurationResult.builder()
                                .name(name)
                                .status(feature.status())
                                .updatedAt(feature.updatedAt())
                                .additionalConfiguration(agents(feature))
                                .build()));
        return MemberDataSourceConfiguration.builder()
                .accountId(account)
                .features(features)
                .build();
    }

    private static List<MemberAdditionalConfigurationResult> agents(Feature feature) {
        return feature.agents().entrySet().stream()
                .map(agent ->
                        MemberAdditionalConfigurationResult.builder()
                                .name(agent.getKey())
                                .status(agent.getValue())
                                .updatedAt(feature.updatedAt())
                                .build())
                .toList();
    }

    List<UnprocessedAccount> update(UpdateMemberDetectorsRequest request) {
        ground.detector(request.detectorId());
        List<FeatureRequest> features = FeatureRequest.ofMember(request.features());
        FeatureCatalog.check(ground.region(), features);
        return members.each(
                request.accountIds(),
                account -> {
                    if (!isMember(account)) {
                        return NOT_A_MEMBER;
                    }
                    ground.world()
                            .state(Detector.class, account, ground.region())
                            .apply(features, ground.now());
                    return null;
                });
    }
}
