package io.vedette.core.catalog;

/** The settings of what the logs are searched with. */
public record AnalysisSettings(boolean enabled) implements CatalogSettings {}
