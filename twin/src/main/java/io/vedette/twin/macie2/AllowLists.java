package io.vedette.twin.macie2;

import io.vedette.twin.Page;
import io.vedette.twin.s3.BucketDirectory;
import io.vedette.twin.stored.StoredShape;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import software.amazon.awssdk.services.macie2.model.AllowListCriteria;
import software.amazon.awssdk.services.macie2.model.AllowListStatusCode;
import software.amazon.awssdk.services.macie2.model.AllowListSummary;
import software.amazon.awssdk.services.macie2.model.CreateAllowListRequest;
import software.amazon.awssdk.services.macie2.model.GetAllowListResponse;
import software.amazon.awssdk.services.macie2.model.ListAllowListsRequest;
import software.amazon.awssdk.services.macie2.model.ListAllowListsResponse;
import software.amazon.awssdk.services.macie2.model.UpdateAllowListRequest;

/** The allow lists of the calling account. */
final class AllowLists {

    private static final int MOST = 10;

    private final Ground ground;

    AllowLists(Ground ground) {
        this.ground = ground;
    }

    private SavedItem saved(Session session, String id) {
        SavedItem item = session.allowLists.get(id);
        if (item == null) {
            throw Refusal.notFound();
        }
        return item;
    }

    String create(CreateAllowListRequest request) {
        Session session = ground.session();
        requireOne(request.criteria());
        if (session.allowLists.size() >= MOST) {
            throw Refusal.overQuota(
                    "The request failed because it would exceed the number of allow lists for the"
                            + " account.");
        }
        NavigableMap<String, Object> definition = StoredShape.write(request);
        definition.remove("clientToken");
        String id = ground.newId("allow-list", 22);
        session.allowLists.put(id, new SavedItem(definition, ground.now(), ground.now(), false));
        return id;
    }

    private static void requireOne(AllowListCriteria criteria) {
        DataIdentifiers.require(
                (criteria.regex() == null) != (criteria.s3WordsList() == null), "criteria");
    }

    /** Changes a list, but not from a regular expression to an object or back. */
    void update(UpdateAllowListRequest request) {
        Session session = ground.session();
        SavedItem before = saved(session, request.id());
        requireOne(request.criteria());
        boolean byRegex = criteria(before).regex() != null;
        DataIdentifiers.require(byRegex == (request.criteria().regex() != null), "criteria");
        NavigableMap<String, Object> definition = StoredShape.write(request);
        definition.remove("id");
        Object tags = before.definition().get("tags");
        if (tags != null) {
            definition.put("tags", tags);
        }
        session.allowLists.put(
                request.id(), new SavedItem(definition, before.createdAt(), ground.now(), false));
    }

    GetAllowListResponse get(String id) {
        SavedItem item = saved(ground.session(), id);
        return StoredShape.read(item.definition(), GetAllowListResponse.builder()).toBuilder()
                .id(id)
                .arn(arn(id))
                .createdAt(item.createdAt())
                .updatedAt(item.updatedAt())
                .status(it -> it.code(status(criteria(item))))
                .build();
    }

    private static AllowListCriteria criteria(SavedItem item) {
        return StoredShape.read(item.definition(), GetAllowListResponse.builder()).criteria();
    }

    /** The twin keeps no objects: a list is there where its bucket is. */
    private AllowListStatusCode status(AllowListCriteria criteria) {
        if (criteria.regex() != null) {
            return AllowListStatusCode.OK;
        }
        String bucket = criteria.s3WordsList().bucketName();
        return new BucketDirectory(ground.world()).find(bucket).isPresent()
                ? AllowListStatusCode.OK
                : AllowListStatusCode.S3_OBJECT_NOT_FOUND;
    }

    private String arn(String id) {
        return ground.arn("allow-list/" + id);
    }

    ListAllowListsResponse list(ListAllowListsRequest request) {
        List<AllowListSummary> all =
                ground.session().allowLists.entrySet().stream().map(this::summary).toList();
        Page<AllowListSummary> page = ground.page(all, request.nextToken(), request.maxResults());
        return ListAllowListsResponse.builder()
                .allowLists(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private AllowListSummary summary(Map.Entry<String, SavedItem> entry) {
        return StoredShape.read(entry.getValue().definition(), AllowListSummary.builder())
                .toBuilder()
                .id(entry.getKey())
                .arn(arn(entry.getKey()))
                .createdAt(entry.getValue().createdAt())
                .updatedAt(entry.getValue().updatedAt())
                .build();
    }

    void delete(String id, boolean ignoringJobs) {
        Session session = ground.session();
        saved(session, id);
        if (!ignoringJobs && isUsed(session, id)) {
            throw Refusal.conflict(
                    "The request failed because one or more active jobs use the allow list.");
        }
        session.allowLists.remove(id);
    }

    private boolean isUsed(Session session, String id) {
        return session.jobs.values().stream()
                .filter(job -> job.active(ground.now()))
                .anyMatch(job ->
                        job.definition().get("allowListIds") instanceof List<?> lists
                                && lists.contains(id));
    }
}
