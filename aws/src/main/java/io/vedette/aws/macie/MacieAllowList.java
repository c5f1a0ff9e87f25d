package io.vedette.aws.macie;

import io.vedette.aws.Managed;
import io.vedette.core.catalog.MacieSettings;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.AllowListCriteria;
import software.amazon.awssdk.services.macie2.model.AllowListStatusCode;
import software.amazon.awssdk.services.macie2.model.ConflictException;
import software.amazon.awssdk.services.macie2.model.GetAllowListResponse;
import software.amazon.awssdk.services.macie2.model.S3WordsList;

/** Keeps one allow list, by its name ({@code CreateAllowList}, {@code UpdateAllowList}). */
record MacieAllowList(MacieItems items) implements SingleResourceKind<MacieAllowList.State> {

    private static final Result READING = new Result.Pending("Macie to read the allow list");

    /**
     * What is overlooked, and that Macie can read it.
     *
     * @param regex null where the text is in an object
     * @param status in Macie's word: {@code OK}, or why it cannot be read
     */
    record State(
            @Nullable String description,
            @Nullable String regex,
            @Nullable String bucket,
            @Nullable String object,
            String status) {

        static State of(MacieSettings.AllowList list, Target target) {
            String bucket = list.bucket();
            return new State(
                    list.description(),
                    list.regex(),
                    bucket == null
                            ? null
                            : bucket.replace("{account_id}", target.account().value())
                                    .replace("{region}", target.region().code()),
                    list.object(),
                    AllowListStatusCode.OK.toString());
        }

        private static State of(GetAllowListResponse found) {
            S3WordsList words = found.criteria().s3WordsList();
            return new State(
                    found.description(),
                    found.criteria().regex(),
                    words == null ? null : words.bucketName(),
                    words == null ? null : words.objectKey(),
                    found.status().codeAsString());
        }

        private AllowListCriteria criteria() {
            AllowListCriteria.Builder criteria = AllowListCriteria.builder();
            return regex != null
                    ? criteria.regex(regex).build()
                    : criteria.s3WordsList(it -> it.bucketName(bucket).objectKey(object)).build();
        }
    }

    @Override
    public String name() {
        return "macie.allow-list";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        return id(resource)
                .flatMap(id ->
                        Answers.ifOn(
                                () -> items.macie(resource.target()).getAllowList(it -> it.id(id))))
                .<Reading<State>>map(found -> new Reading.Present<>(State.of(found)))
                .orElseGet(Reading.Absent::new);
    }

    private Optional<String> id(Resource<State> resource) {
        return items.allowLists.id(resource.target(), resource.name());
    }

    @Override
    public Result create(Resource<State> resource) {
        State desired = resource.desired();
        // One for all tries of the call, so that none of them makes a second list.
        String token = UUID.randomUUID().toString();
        items.macie(resource.target())
                .createAllowList(request ->
                        request.clientToken(token)
                                .name(resource.name())
                                .description(desired.description())
                                .criteria(desired.criteria())
                                .tags(Map.of(Managed.TAG, Managed.VALUE)));
        items.allowLists.forget(resource.target());
        return READING;
    }

    /** A list stays what it is, of text or of an object; otherwise it is made anew. */
    @Override
    public Result update(Update<State> update) {
        Resource<State> resource = update.resource();
        State desired = resource.desired();
        Optional<String> id = id(resource);
        boolean sameType = (update.before().regex() == null) == (desired.regex() == null);
        if (id.isEmpty() || !sameType) {
            // Jobs that use it are made anew after it: they are told by its new id.
            remove(resource, true);
            return create(resource);
        }
        items.macie(resource.target())
                .updateAllowList(request ->
                        request.id(id.get())
                                .name(resource.name())
                                .description(desired.description())
                                .criteria(desired.criteria()));
        return READING;
    }

    @Override
    public Result delete(Removal<State> removal) {
        try {
            remove(removal.resource(), false);
        } catch (ConflictException used) {
            return new Result.Left("jobs that Vedette did not make use it");
        }
        return Result.done();
    }

    private void remove(Resource<State> resource, boolean ignoringJobs) {
        id(resource)
                .ifPresent(id ->
                        Answers.ifOn(() ->
                                items.macie(resource.target())
                                        .deleteAllowList(it ->
                                                it.id(id)
                                                        .ignoreJobChecks(
                                                                String.valueOf(ignoringJobs)))));
        items.allowLists.forget(resource.target());
    }

    @Override
    public Set<String> readActions() {
        return Set.of("macie2:GetAllowList", "macie2:ListAllowLists");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "macie2:CreateAllowList",
                "macie2:DeleteAllowList",
                "macie2:TagResource",
                "macie2:UpdateAllowList");
    }
}
