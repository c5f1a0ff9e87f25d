package io.vedette.core.catalog;

/** The settings of a tool that Vedette knows but cannot deploy yet: only whether it is wanted. */
public record PlannedSettings(boolean enabled) implements ToolSettings {}
