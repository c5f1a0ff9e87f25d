package io.vedette.aws.inspector;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.core.catalog.InspectorSettings;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AccessDeniedException;
import software.amazon.awssdk.services.inspector2.model.Filter;
import software.amazon.awssdk.services.inspector2.model.FilterAction;
import software.amazon.awssdk.services.inspector2.model.ResourceNotFoundException;

/**
 * Keeps one filter over findings, by its name ({@code CreateFilter}, {@code UpdateFilter}). One
 * that suppresses is a suppression rule.
 */
final class InspectorSuppressionRule implements ResourceKind<InspectorSuppressionRule.State> {

    /**
     * What a filter matches and does.
     *
     * @param criteria by attribute of a finding, the conditions of which one must hold
     */
    record State(
            @Nullable String description,
            @Nullable String reason,
            String action,
            Map<String, Set<SortedMap<String, String>>> criteria) {

        State {
            criteria = Collections.unmodifiableSortedMap(new TreeMap<>(criteria));
        }

        static State of(InspectorSettings.SuppressionRule rule) {
            return new State(
                    rule.description(),
                    rule.reason(),
                    FilterAction.SUPPRESS.toString(),
                    FindingCriteria.of(rule.criteria()));
        }

        static State of(Filter filter) {
            return new State(
                    filter.description(),
                    filter.reason(),
                    filter.actionAsString(),
                    CriteriaShapes.flat(filter.criteria()));
        }

        /** Inspector cannot empty a text of a filter that is there. */
        boolean lacksATextOf(State before) {
            return (description == null && before.description != null)
                    || (reason == null && before.reason != null);
        }
    }

    private final AwsClients clients;

    InspectorSuppressionRule(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public String name() {
        return "inspector.suppression-rule";
    }

    private Inspector2Client client(Target place) {
        return clients.client(Inspector2Client.class, place);
    }

    @Override
    public Map<ResourceId, Reading<State>> read(Target place, List<Resource<State>> resources) {
        Map<ResourceId, Reading<State>> readings = new HashMap<>();
        try {
            Map<String, Filter> byName = new HashMap<>();
            client(place)
                    .listFiltersPaginator(request -> {})
                    .filters()
                    .forEach(it -> byName.put(it.name(), it));
            for (Resource<State> resource : resources) {
                Filter found = byName.get(resource.name());
                if (found != null) {
                    readings.put(resource.id(), new Reading.Present<>(State.of(found)));
                }
            }
        } catch (AccessDeniedException refused) {
            if (!Refusals.isAboutTheAccount(refused)) {
                throw refused;
            }
        }
        return readings;
    }

    private Optional<String> arn(Resource<State> resource) {
        return client(resource.target()).listFiltersPaginator(request -> {}).filters().stream()
                .filter(it -> it.name().equals(resource.name()))
                .map(Filter::arn)
                .findFirst();
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<State>> absent) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Resource<State> resource : absent) {
            create(resource);
            results.put(resource.id(), Result.done());
        }
        return results;
    }

    private void create(Resource<State> resource) {
        State desired = resource.desired();
        client(resource.target())
                .createFilter(it ->
                        it.name(resource.name())
                                .description(desired.description())
                                .reason(desired.reason())
                                .action(desired.action())
                                .filterCriteria(CriteriaShapes.criteria(desired.criteria()))
                                .tags(Map.of(Managed.TAG, Managed.VALUE)));
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<State>> differing) {
        Map<ResourceId, Result> results = new HashMap<>();
        differing.forEach(it -> results.put(it.resource().id(), update(it)));
        return results;
    }

    private Result update(Update<State> update) {
        Resource<State> resource = update.resource();
        State desired = resource.desired();
        Optional<String> arn = arn(resource);
        if (arn.isEmpty()) {
            return new Result.Refused("the filter has gone since it was read");
        }
        if (desired.lacksATextOf(update.before())) {
            client(resource.target()).deleteFilter(it -> it.arn(arn.get()));
            create(resource);
            return Result.done();
        }
        client(resource.target())
                .updateFilter(it ->
                        it.filterArn(arn.get())
                                .description(desired.description())
                                .reason(desired.reason())
                                .action(desired.action())
                                .filterCriteria(CriteriaShapes.criteria(desired.criteria())));
        return Result.done();
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<State>> made) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Removal<State> removal : made) {
            arn(removal.resource()).ifPresent(arn -> delete(place, arn));
            results.put(removal.resource().id(), Result.done());
        }
        return results;
    }

    private void delete(Target place, String arn) {
        try {
            client(place).deleteFilter(it -> it.arn(arn));
        } catch (ResourceNotFoundException gone) {
            // somebody else has deleted it since it was listed
        }
    }

    @Override
    public Set<String> readActions() {
        return Set.of("inspector2:ListFilters");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "inspector2:CreateFilter",
                "inspector2:DeleteFilter",
                "inspector2:TagResource",
                "inspector2:UpdateFilter");
    }
}
