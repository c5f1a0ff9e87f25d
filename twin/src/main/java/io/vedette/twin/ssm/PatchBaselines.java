package io.vedette.twin.ssm;

import io.vedette.twin.AwsError;
import io.vedette.twin.Page;
import io.vedette.twin.ssm.AmazonBaselines.AmazonBaseline;
import io.vedette.twin.stored.StoredShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.CreatePatchBaselineRequest;
import software.amazon.awssdk.services.ssm.model.DescribePatchBaselinesRequest;
import software.amazon.awssdk.services.ssm.model.DescribePatchBaselinesResponse;
import software.amazon.awssdk.services.ssm.model.GetPatchBaselineResponse;
import software.amazon.awssdk.services.ssm.model.OperatingSystem;
import software.amazon.awssdk.services.ssm.model.PatchBaselineIdentity;
import software.amazon.awssdk.services.ssm.model.PatchComplianceLevel;
import software.amazon.awssdk.services.ssm.model.PatchOrchestratorFilter;
import software.amazon.awssdk.services.ssm.model.ResourceInUseException;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.UpdatePatchBaselineRequest;

/** The patch baselines of an account and region, and which of them are defaults. */
record PatchBaselines(Ground ground) {

    private static final int PAGE = 100;

    String create(CreatePatchBaselineRequest request) {
        String id = "pb-" + ground.world().ids().hex(ground.caller(), "patch-baseline", 17);
        NavigableMap<String, Object> saved = StoredShape.write(request);
        saved.keySet().removeAll(List.of("ClientToken", "Tags"));
        saved.putIfAbsent("OperatingSystem", OperatingSystem.WINDOWS.toString());
        saved.putIfAbsent(
                "ApprovedPatchesComplianceLevel", PatchComplianceLevel.UNSPECIFIED.toString());
        saved.putIfAbsent("ApprovedPatchesEnableNonSecurity", false);
        saved.putIfAbsent("RejectedPatchesAction", "ALLOW_AS_DEPENDENCY");
        saved.put("BaselineId", id);
        saved.put("CreatedDate", ground.world().now().toString());
        saved.put("ModifiedDate", ground.world().now().toString());
        ground.state().baselines().put(id, saved);
        ground.tag(ResourceTypeForTagging.PATCH_BASELINE, id, request.tags());
        return id;
    }

    GetPatchBaselineResponse update(UpdatePatchBaselineRequest request) {
        NavigableMap<String, Object> before = own(request.baselineId());
        NavigableMap<String, Object> given = StoredShape.write(request);
        Object replaced = given.remove("Replace");
        NavigableMap<String, Object> after = new TreeMap<>(before);
        if (Boolean.TRUE.equals(replaced)) {
            after.keySet()
                    .retainAll(List.of("BaselineId", "Name", "OperatingSystem", "CreatedDate"));
        }
        after.putAll(given);
        after.put("ModifiedDate", ground.world().now().toString());
        ground.state().baselines().put(request.baselineId(), after);
        return baseline(after);
    }

    GetPatchBaselineResponse get(String id) {
        Optional<AmazonBaseline> amazon = amazon(id);
        return amazon.isPresent()
                ? GetPatchBaselineResponse.builder()
                        .baselineId(id)
                        .name(amazon.get().name())
                        .operatingSystem(amazon.get().system())
                        .build()
                : baseline(own(id));
    }

    DescribePatchBaselinesResponse describe(DescribePatchBaselinesRequest request) {
        List<PatchBaselineIdentity> matching = new ArrayList<>();
        for (AmazonBaseline amazon : AmazonBaselines.in(ground.caller().region())) {
            matching.add(identity(amazon));
        }
        ground.state().baselines().values().forEach(it -> matching.add(identity(baseline(it))));
        matching.removeIf(
                it -> !request.filters().stream().allMatch(filter -> matches(it, filter)));
        matching.sort(Comparator.comparing(PatchBaselineIdentity::baselineName));
        Page<PatchBaselineIdentity> page =
                Ground.page(matching, request.nextToken(), request.maxResults(), PAGE);
        return DescribePatchBaselinesResponse.builder()
                .baselineIdentities(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private PatchBaselineIdentity identity(AmazonBaseline amazon) {
        return PatchBaselineIdentity.builder()
                .baselineId(amazon.id())
                .baselineName(amazon.name())
                .operatingSystem(amazon.system())
                .defaultBaseline(amazon.id().equals(defaultOf(amazon.system().toString())))
                .build();
    }

    private PatchBaselineIdentity identity(GetPatchBaselineResponse own) {
        return PatchBaselineIdentity.builder()
                .baselineId(own.baselineId())
                .baselineName(own.name())
                .baselineDescription(own.description())
                .operatingSystem(own.operatingSystem())
                .defaultBaseline(own.baselineId().equals(defaultOf(own.operatingSystemAsString())))
                .build();
    }

    private static boolean matches(PatchBaselineIdentity baseline, PatchOrchestratorFilter filter) {
        boolean amazon = baseline.baselineId().startsWith("arn:");
        return switch (filter.key()) {
            case "NAME_PREFIX" ->
                    filter.values().stream().anyMatch(baseline.baselineName()::startsWith);
            case "OWNER" -> filter.values().contains(amazon ? "AWS" : "Self");
            case "OPERATING_SYSTEM" -> filter.values().contains(baseline.operatingSystemAsString());
            default -> throw SsmError.validation("Invalid filter key: " + filter.key());
        };
    }

    String register(String id) {
        String system = get(id).operatingSystemAsString();
        if (amazon(id).filter(AmazonBaseline::predefined).isPresent()) {
            ground.state().defaultBaselines().remove(system);
        } else {
            ground.state().defaultBaselines().put(system, id);
        }
        return id;
    }

    String defaultOf(@Nullable String asked) {
        String system = asked == null ? OperatingSystem.WINDOWS.toString() : asked;
        String own = ground.state().defaultBaselines().get(system);
        if (own != null) {
            return own;
        }
        return AmazonBaselines.in(ground.caller().region()).stream()
                .filter(it -> it.predefined() && it.system().toString().equals(system))
                .findFirst()
                .orElseThrow(() -> SsmError.doesNotExist("A default patch baseline of", system))
                .id();
    }

    /** AWS's answer to a baseline that is not there is that it is deleted. */
    void delete(String id) {
        if (ground.state().defaultBaselines().containsValue(id)) {
            throw AwsError.of(
                    ResourceInUseException.builder(),
                    "Patch baseline %s is a default patch baseline and cannot be deleted."
                            .formatted(id));
        }
        ground.state().baselines().remove(id);
        ground.untag(ResourceTypeForTagging.PATCH_BASELINE, id);
    }

    private Optional<AmazonBaseline> amazon(String id) {
        return AmazonBaselines.in(ground.caller().region()).stream()
                .filter(it -> it.id().equals(id))
                .findFirst();
    }

    private NavigableMap<String, Object> own(String id) {
        NavigableMap<String, Object> baseline = ground.state().baselines().get(id);
        if (baseline == null) {
            throw SsmError.doesNotExist("Patch baseline", id);
        }
        return baseline;
    }

    private static GetPatchBaselineResponse baseline(NavigableMap<String, Object> saved) {
        return StoredShape.read(saved, GetPatchBaselineResponse.builder());
    }
}
