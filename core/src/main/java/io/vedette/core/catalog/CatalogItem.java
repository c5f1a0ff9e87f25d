package io.vedette.core.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Names what the catalog lists and Vedette puts in place at targets. */
public sealed interface CatalogItem permits Tool, LogSource, Facility {

    /** The catalog's order: tools, then log sources, then what works on both. */
    Comparator<CatalogItem> ORDER = Comparator.comparingInt(all()::indexOf);

    /** The name in deployment keys and on the command line. */
    @JsonValue
    String id();

    /** The path of its settings in {@code vedette.yaml}, such as {@code tools.guardduty}. */
    String path();

    /** All items, in the catalog's order. */
    static List<CatalogItem> all() {
        return Stream.<CatalogItem[]>of(Tool.values(), LogSource.values(), Facility.values())
                .flatMap(Stream::of)
                .toList();
    }

    /**
     * Finds an item by its id.
     *
     * @throws IllegalArgumentException for an unknown one, naming those there are
     */
    @JsonCreator
    static CatalogItem of(String id) {
        return all().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no tool '%s'; there are %s"
                                        .formatted(
                                                id, all().stream().map(CatalogItem::id).toList())));
    }
}
