package io.vedette.aws.macie;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.ClassificationJob;
import io.vedette.core.catalog.CustomDataIdentifier;
import io.vedette.core.catalog.MacieSettings;
import io.vedette.core.catalog.MacieSettings.AllowList;
import io.vedette.core.catalog.MacieSettings.PublishingFrequency;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Draft;
import io.vedette.core.resource.ResourceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.macie2.model.FindingPublishingFrequency;

/** Draws what an account's own Macie has in a Region. */
final class AccountDrawing {

    private final Draft draft;
    private final MacieSettings settings;
    private final MacieSession sessions;
    private final MaciePublication publications;
    private final DataIdentifier identifiers;
    private final MacieAllowList allowLists;
    private final MacieJob jobs;
    private final ResultsExport export;
    private final boolean ownBucketsOnly;

    /**
     * @param discoverers the accounts that discover: the administrator, or all of them
     * @param ownBucketsOnly whether an account's jobs look at its own buckets only
     */
    AccountDrawing(
            AwsClients clients,
            Draft draft,
            MacieSettings settings,
            Collection<AccountId> discoverers,
            boolean ownBucketsOnly) {
        this.draft = draft;
        this.settings = settings;
        this.ownBucketsOnly = ownBucketsOnly;
        this.sessions = new MacieSession(clients);
        this.publications = new MaciePublication(clients);
        MacieItems items = new MacieItems(clients);
        this.identifiers = new DataIdentifier(items);
        this.allowLists = new MacieAllowList(items);
        this.jobs = new MacieJob(items);
        this.export =
                new ResultsExport(clients, draft, settings.classificationExport(), discoverers);
    }

    ResourceId drawSession(Target target) {
        return draft.add(sessions, target, "session", MacieSession.State.ENABLED, Set.of());
    }

    ResourceId drawPublication(Target target, ResourceId standsOn) {
        return draft.add(
                publications,
                target,
                "publication",
                new MaciePublication.State(
                        frequency(settings.findingPublishingFrequency()),
                        settings.publication().policyFindings(),
                        settings.publication().classificationFindings()),
                Set.of(standsOn));
    }

    /** What an account that discovers has: export, data identifiers, allow lists and jobs. */
    Set<ResourceId> drawDiscovery(Target target, ResourceId session) {
        Set<ResourceId> drawn = new HashSet<>();
        if (settings.classificationExport().enabled()) {
            drawn.addAll(export.draw(target, session));
        }
        Map<String, ResourceId> named = new HashMap<>();
        for (CustomDataIdentifier identifier : settings.customDataIdentifiers()) {
            named.put(
                    "identifier " + identifier.name(),
                    draft.add(
                            identifiers,
                            target,
                            identifier.name(),
                            DataIdentifier.State.of(identifier),
                            Set.of(session)));
        }
        for (AllowList list : settings.allowLists()) {
            named.put(
                    "list " + list.name(),
                    draft.add(
                            allowLists,
                            target,
                            list.name(),
                            MacieAllowList.State.of(list, target),
                            Set.of(session)));
        }
        drawn.addAll(named.values());
        for (ClassificationJob job : settings.classificationJobs()) {
            drawn.addAll(drawJob(target, session, job, named));
        }
        return drawn;
    }

    private Set<ResourceId> drawJob(
            Target target,
            ResourceId session,
            ClassificationJob job,
            Map<String, ResourceId> named) {
        Map<String, Set<String>> buckets =
                ownBucketsOnly ? JobState.ownBuckets(job, target) : job.buckets();
        boolean hasNothingToDo = buckets.isEmpty() && !job.buckets().isEmpty();
        if (hasNothingToDo || !job.runsIn(target.region())) {
            return Set.of();
        }
        Set<ResourceId> needs = new HashSet<>(Set.of(session));
        job.customDataIdentifiers().forEach(it -> needs.add(used(named, "identifier " + it)));
        job.allowLists().forEach(it -> needs.add(used(named, "list " + it)));
        return Set.of(draft.add(jobs, target, job.name(), JobState.of(job, buckets), needs));
    }

    private static ResourceId used(Map<String, ResourceId> named, String name) {
        ResourceId id = named.get(name);
        if (id == null) {
            throw new IllegalStateException(name + " is not drawn");
        }
        return id;
    }

    private static FindingPublishingFrequency frequency(PublishingFrequency frequency) {
        return switch (frequency) {
            case FIFTEEN_MINUTES -> FindingPublishingFrequency.FIFTEEN_MINUTES;
            case ONE_HOUR -> FindingPublishingFrequency.ONE_HOUR;
            case SIX_HOURS -> FindingPublishingFrequency.SIX_HOURS;
        };
    }
}
