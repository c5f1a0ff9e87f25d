package io.vedette.core.fake;

/** The state of whatever the fake cloud keeps. */
public record FakeState(String value) {}
