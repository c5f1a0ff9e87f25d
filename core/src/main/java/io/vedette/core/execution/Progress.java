package io.vedette.core.execution;

import io.vedette.core.resource.ResourceId;

/** Something that happened while a plan was carried out. */
public sealed interface Progress {

    /** The run starts, with so many resources to change or wait for. */
    record Started(int resources) implements Progress {}

    /** Work on a resource begins. */
    record Changing(ResourceId resource) implements Progress {}

    /** AWS accepted a change and works on it. */
    record Polling(ResourceId resource, String waitingFor) implements Progress {}

    /** A resource ended. */
    record Settled(ResourceId resource, Outcome outcome) implements Progress {}

    /** All changes are made; what changed is being read back. */
    record Proving(int resources) implements Progress {}
}
