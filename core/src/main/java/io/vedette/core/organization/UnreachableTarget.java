package io.vedette.core.organization;

/** Names a target where nothing can be put in place, and says why. */
public record UnreachableTarget(Target target, String why) {}
