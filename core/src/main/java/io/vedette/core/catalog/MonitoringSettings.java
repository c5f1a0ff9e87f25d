package io.vedette.core.catalog;

/** The settings of what watches and raises alarms. */
public record MonitoringSettings(boolean enabled) implements CatalogSettings {}
