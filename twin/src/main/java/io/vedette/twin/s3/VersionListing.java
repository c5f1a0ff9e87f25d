package io.vedette.twin.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/**
 * Lists versions and delete markers as {@code s3:ListObjectVersions} does: by key, newest first.
 */
final class VersionListing {

    private static final int MOST = 1_000;

    private record Listed(String key, StoredVersion version, boolean latest) {}

    private VersionListing() {}

    static ListObjectVersionsResponse of(Bucket bucket, ListObjectVersionsRequest request) {
        List<Listed> open = after(all(bucket, request), request);
        int size = Math.min(MOST, Objects.requireNonNullElse(request.maxKeys(), MOST));
        List<Listed> page = open.subList(0, Math.min(size, open.size()));
        ListObjectVersionsResponse.Builder response =
                ListObjectVersionsResponse.builder()
                        .name(bucket.name())
                        .prefix(request.prefix())
                        .maxKeys(size)
                        .isTruncated(page.size() < open.size())
                        .versions(versions(page))
                        .deleteMarkers(markers(page));
        if (page.size() < open.size() && !page.isEmpty()) {
            response.nextKeyMarker(page.getLast().key())
                    .nextVersionIdMarker(page.getLast().version().id());
        }
        return response.build();
    }

    private static List<Listed> all(Bucket bucket, ListObjectVersionsRequest request) {
        String prefix = Objects.requireNonNullElse(request.prefix(), "");
        List<Listed> all = new ArrayList<>();
        bucket.objects()
                .forEach((key, versions) -> {
                    if (key.startsWith(prefix)) {
                        for (int i = 0; i < versions.size(); i++) {
                            all.add(new Listed(key, versions.get(i), i == 0));
                        }
                    }
                });
        return all;
    }

    /** What comes after the markers: a key, and where it is given one of its versions. */
    private static List<Listed> after(List<Listed> all, ListObjectVersionsRequest request) {
        String key = request.keyMarker();
        if (key == null) {
            return all;
        }
        List<Listed> open = new ArrayList<>();
        boolean passed = request.versionIdMarker() == null;
        for (Listed listed : all) {
            int order = listed.key().compareTo(key);
            if (order > 0 || (order == 0 && passed && request.versionIdMarker() != null)) {
                open.add(listed);
            } else if (order == 0 && listed.version().id().equals(request.versionIdMarker())) {
                passed = true;
            }
        }
        return open;
    }

    private static List<ObjectVersion> versions(List<Listed> page) {
        return page.stream()
                .filter(it -> !it.version().isMarker())
                .map(it ->
                        ObjectVersion.builder()
                                .key(it.key())
                                .versionId(it.version().id())
                                .isLatest(it.latest())
                                .size(it.version().size())
                                .eTag(it.version().entityTag())
                                .lastModified(it.version().modified())
                                .build())
                .toList();
    }

    private static List<DeleteMarkerEntry> markers(List<Listed> page) {
        return page.stream()
                .filter(it -> it.version().isMarker())
                .map(it ->
                        DeleteMarkerEntry.builder()
                                .key(it.key())
                                .versionId(it.version().id())
                                .isLatest(it.latest())
                                .lastModified(it.version().modified())
                                .build())
                .toList();
    }
}
