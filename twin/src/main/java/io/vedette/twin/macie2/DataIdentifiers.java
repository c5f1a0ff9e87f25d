package io.vedette.twin.macie2;

import io.vedette.twin.Page;
import io.vedette.twin.stored.StoredShape;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import software.amazon.awssdk.services.macie2.model.CreateCustomDataIdentifierRequest;
import software.amazon.awssdk.services.macie2.model.CustomDataIdentifierSummary;
import software.amazon.awssdk.services.macie2.model.GetCustomDataIdentifierResponse;
import software.amazon.awssdk.services.macie2.model.ListCustomDataIdentifiersRequest;
import software.amazon.awssdk.services.macie2.model.ListCustomDataIdentifiersResponse;
import software.amazon.awssdk.services.macie2.model.SeverityLevel;

/** The custom data identifiers of the calling account, which can be made and deleted only. */
final class DataIdentifiers {

    private static final int MOST_KEYWORDS = 50;
    private static final int MOST_IGNORE_WORDS = 10;

    private final Ground ground;

    DataIdentifiers(Ground ground) {
        this.ground = ground;
    }

    String create(CreateCustomDataIdentifierRequest request) {
        Session session = ground.session();
        requireValid(request);
        NavigableMap<String, Object> definition = StoredShape.write(request);
        definition.remove("clientToken");
        definition.putIfAbsent("maximumMatchDistance", 50);
        String id = ground.newId("identifier", 36);
        session.identifiers.put(id, new SavedItem(definition, ground.now(), ground.now(), false));
        return id;
    }

    private static void requireValid(CreateCustomDataIdentifierRequest request) {
        require(request.name().length() <= 128, "name");
        require(request.regex().length() <= 512 && compiles(request.regex()), "regex");
        require(
                request.description() == null || request.description().length() <= 512,
                "description");
        requireWords("keywords", request.keywords(), MOST_KEYWORDS, 3);
        requireWords("ignoreWords", request.ignoreWords(), MOST_IGNORE_WORDS, 4);
        Integer distance = request.maximumMatchDistance();
        require(distance == null || (distance >= 1 && distance <= 300), "maximumMatchDistance");
        long before = 0;
        for (SeverityLevel level : request.severityLevels()) {
            require(level.occurrencesThreshold() > before, "severityLevels");
            before = level.occurrencesThreshold();
        }
    }

    private static void requireWords(String member, List<String> words, int most, int shortest) {
        require(
                words.size() <= most
                        && words.stream()
                                .allMatch(it -> it.length() >= shortest && it.length() <= 90),
                member);
    }

    private static boolean compiles(String regex) {
        try {
            Pattern.compile(regex);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    static void require(boolean met, String member) {
        if (!met) {
            throw Refusal.invalid(
                    "The request failed because the value of %s is not valid.".formatted(member));
        }
    }

    GetCustomDataIdentifierResponse get(String id) {
        SavedItem item = ground.session().identifiers.get(id);
        if (item == null) {
            throw Refusal.notFound();
        }
        return StoredShape.read(item.definition(), GetCustomDataIdentifierResponse.builder())
                .toBuilder()
                .id(id)
                .arn(ground.arn("custom-data-identifier/" + id))
                .createdAt(item.createdAt())
                .deleted(item.deleted())
                .build();
    }

    ListCustomDataIdentifiersResponse list(ListCustomDataIdentifiersRequest request) {
        List<CustomDataIdentifierSummary> all =
                ground.session().identifiers.entrySet().stream()
                        .filter(it -> !it.getValue().deleted())
                        .map(this::summary)
                        .toList();
        Page<CustomDataIdentifierSummary> page =
                ground.page(all, request.nextToken(), request.maxResults());
        return ListCustomDataIdentifiersResponse.builder()
                .items(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private CustomDataIdentifierSummary summary(Map.Entry<String, SavedItem> entry) {
        return StoredShape.read(
                        entry.getValue().definition(), CustomDataIdentifierSummary.builder())
                .toBuilder()
                .id(entry.getKey())
                .arn(ground.arn("custom-data-identifier/" + entry.getKey()))
                .createdAt(entry.getValue().createdAt())
                .build();
    }

    /** Macie deletes softly: jobs that use an identifier go on using it. */
    void delete(String id) {
        Session session = ground.session();
        SavedItem item = session.identifiers.get(id);
        if (item == null || item.deleted()) {
            throw Refusal.notFound();
        }
        session.identifiers.put(id, item.asDeleted(ground.now()));
    }
}
