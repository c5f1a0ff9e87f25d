package io.vedette.aws.securityhub;

import static java.util.Objects.requireNonNull;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.SecurityHubSettings.Standard;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.StandardsControlAssociationDetail;

/**
 * A control that is off in an account and region, in every standard of the baseline that has it
 * (BatchUpdateStandardsControlAssociations, which took the place of UpdateStandardsControl). The
 * resource's name is the control's id, such as {@code IAM.6}.
 */
record DisabledControl(AwsClients clients, Standards standards, Set<Standard> chosen)
        implements ResourceKind<ControlSwitch> {

    private static final int CONTROLS_AT_ONCE = 20;

    @Override
    public String name() {
        return "securityhub.control";
    }

    @Override
    public Map<ResourceId, Reading<ControlSwitch>> read(
            Target place, List<Resource<ControlSwitch>> resources) {
        List<String> controls = resources.stream().map(Resource::name).toList();
        Map<String, List<StandardsControlAssociationDetail>> found =
                new ControlAssociations(hub(place), enabledArns(place)).get(controls);
        Map<ResourceId, Reading<ControlSwitch>> readings = new HashMap<>();
        for (Resource<ControlSwitch> resource : resources) {
            List<StandardsControlAssociationDetail> details = found.get(resource.name());
            if (details != null) {
                readings.put(resource.id(), new Reading.Present<>(ControlSwitch.of(details)));
            }
        }
        return readings;
    }

    @Override
    public int batch() {
        return CONTROLS_AT_ONCE;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<ControlSwitch>> absent) {
        Map<String, String> reasons = new HashMap<>();
        absent.forEach(it -> reasons.put(it.name(), it.desired().reason()));
        Map<String, Result> answers =
                new ControlAssociations(hub(place), enabledArns(place)).disable(reasons);
        Map<ResourceId, Result> results = new HashMap<>();
        absent.forEach(it -> results.put(it.id(), requireNonNull(answers.get(it.name()))));
        return results;
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<ControlSwitch>> differing) {
        List<Resource<ControlSwitch>> off = new ArrayList<>();
        Map<ResourceId, Result> results = new HashMap<>();
        ControlAssociations associations = new ControlAssociations(hub(place), enabledArns(place));
        for (Update<ControlSwitch> update : differing) {
            Resource<ControlSwitch> resource = update.resource();
            resource.desired()
                    .perStandard()
                    .get()
                    .ifPresentOrElse(
                            before ->
                                    results.put(
                                            resource.id(),
                                            associations.restore(resource.name(), before)),
                            () -> off.add(resource));
        }
        if (!off.isEmpty()) {
            results.putAll(create(place, off));
        }
        return results;
    }

    /** Controls are on unless somebody turns them off. */
    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<ControlSwitch>> made) {
        List<String> arns = enabledArns(place);
        Map<ResourceId, Result> results = new HashMap<>();
        made.forEach(it -> results.put(it.resource().id(), Result.done()));
        if (!arns.isEmpty()) {
            Map<String, ResourceId> ids = new HashMap<>();
            made.forEach(it -> ids.put(it.resource().name(), it.resource().id()));
            new ControlAssociations(hub(place), arns)
                    .enable(ids.keySet())
                    .forEach((control, result) -> results.put(ids.get(control), result));
        }
        return results;
    }

    private List<String> enabledArns(Target place) {
        return standards.lastEnabled(place).entrySet().stream()
                .filter(it -> chosen.contains(it.getKey()))
                .map(it -> it.getValue().standardsArn())
                .sorted()
                .toList();
    }

    /** The batch operations take the rights of the single ones besides their own. */
    @Override
    public Set<String> readActions() {
        return Set.of(
                "securityhub:BatchGetStandardsControlAssociations",
                "securityhub:DescribeStandardsControls",
                "securityhub:GetEnabledStandards");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "securityhub:BatchUpdateStandardsControlAssociations",
                "securityhub:UpdateStandardsControl");
    }

    private SecurityHubClient hub(Target target) {
        return clients.client(SecurityHubClient.class, target);
    }
}
