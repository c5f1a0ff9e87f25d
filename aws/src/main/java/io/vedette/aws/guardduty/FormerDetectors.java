package io.vedette.aws.guardduty;

import io.vedette.core.VedetteException;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.DetectorFeature;
import software.amazon.awssdk.services.guardduty.model.GetDetectorResponse;
import software.amazon.awssdk.services.guardduty.model.UpdateDetectorRequest;

/**
 * Notes which detector an account has for itself before it is enrolled, and puts it back once the
 * account is nobody's member: both in the account itself, where nobody else may.
 */
final class FormerDetectors {

    /** The IAM actions that noting takes. */
    static final Set<String> READ = Set.of(Detectors.ACTION, "guardduty:GetDetector");

    /** The IAM actions that putting back takes. */
    static final Set<String> RESTORE =
            Set.of("guardduty:DeleteDetector", "guardduty:UpdateDetector");

    private final Detectors detectors;

    FormerDetectors(Detectors detectors) {
        this.detectors = detectors;
    }

    /** The account's detector; unknown where the account cannot be worked in. */
    FormerDetector note(Target target) {
        try {
            return detectors.find(target).map(id -> get(target, id)).orElse(FormerDetector.NONE);
        } catch (AwsServiceException | SdkClientException | VedetteException unreachable) {
            // The administrator enrols accounts that Vedette has no role in; they must not stop it.
            return FormerDetector.UNKNOWN;
        }
    }

    private FormerDetector get(Target target, String id) {
        GetDetectorResponse found =
                detectors.client(target).getDetector(request -> request.detectorId(id));
        Map<String, Protection> features =
                new TreeMap<>(FeatureShapes.ofDetector(found.features()));
        features.keySet().removeIf(FormerDetectors::cannotBeSet);
        return new FormerDetector(
                found.statusAsString(), found.findingPublishingFrequencyAsString(), features);
    }

    /** What GuardDuty always analyses is listed with the features, and is none. */
    private static boolean cannotBeSet(String feature) {
        return DetectorFeature.fromValue(feature) == DetectorFeature.UNKNOWN_TO_SDK_VERSION;
    }

    /** Makes the account's detector what it was, which may be none. */
    Result restore(Target target, FormerDetector former) {
        if (former.equals(FormerDetector.UNKNOWN)) {
            return new Result.Left(
                    "its detector stays: nobody could ask, before it was enrolled, whether it had"
                            + " one");
        }
        try {
            Optional<String> id = detectors.find(target);
            if (id.isEmpty()) {
                return Result.done();
            }
            if (former.equals(FormerDetector.NONE)) {
                detectors.client(target).deleteDetector(it -> it.detectorId(id.get()));
                detectors.forget(target);
                return Result.done();
            }
            return set(target, id.get(), former);
        } catch (BadRequestException refused) {
            return new Result.Refused(
                    "its own detector is not as it was: " + Refusals.describe(refused));
        }
    }

    /** Does so in all accounts, where no administrator is left that they could be members of. */
    Map<ResourceId, Result> restoreAll(Map<Resource<GuardDutyMember.State>, FormerDetector> all) {
        Map<ResourceId, Result> results = new HashMap<>();
        all.forEach((member, former) -> results.put(member.id(), restore(member.target(), former)));
        return results;
    }

    private Result set(Target target, String id, FormerDetector former) {
        FormerDetector now = get(target, id);
        if (now.equals(former)) {
            return Result.done();
        }
        return FeatureRequests.send(
                Protection.differing(now.features(), former.features()),
                FeatureShapes::forDetector,
                some -> {
                    UpdateDetectorRequest.Builder request =
                            UpdateDetectorRequest.builder()
                                    .detectorId(id)
                                    .enable(former.status().equals("ENABLED"))
                                    .findingPublishingFrequency(former.frequency());
                    if (!some.isEmpty()) {
                        request.features(some);
                    }
                    detectors.client(target).updateDetector(request.build());
                });
    }
}
