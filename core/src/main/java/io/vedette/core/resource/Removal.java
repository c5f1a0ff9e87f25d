package io.vedette.core.resource;

import java.util.Optional;

/**
 * A resource that Vedette made, on its way to be removed.
 *
 * @param found the state that it has now
 * @param underneath what its creation changed beyond itself, as {@link ResourceKind#underneath}
 *     told
 * @param withData whether what it holds may go with it, because the user named it
 */
public record Removal<S extends Record>(
        Resource<S> resource, S found, Optional<S> underneath, boolean withData) {}
