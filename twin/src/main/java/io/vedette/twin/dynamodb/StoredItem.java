package io.vedette.twin.dynamodb;

/**
 * One item, in a cell of its own so that writing it saves nothing else: as text, which takes a
 * tenth of the memory of the SDK's values.
 */
final class StoredItem {

    private String text = "";
    private int size;

    /** The item as {@link ItemText} writes it. */
    String text() {
        return text;
    }

    /** Its size as DynamoDB counts. */
    int size() {
        return size;
    }

    void set(String text, int size) {
        this.text = text;
        this.size = size;
    }

    void clear() {
        set("", 0);
    }
}
