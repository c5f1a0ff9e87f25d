package io.vedette.core.catalog;

/** The settings of one item of the catalog: a record whose components are the keys in YAML. */
public interface CatalogSettings {

    /** Whether the item is to be put in place at all. */
    boolean enabled();
}
