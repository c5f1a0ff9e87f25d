package io.vedette.core.plan;

/**
 * Draws what connects tools with one another or with what uses their findings, once all tools have
 * drawn: it adds resources, and has the tools' deployments stand on them too.
 */
public interface Integration {

    /** Adds resources to a draft, and ties them to deployments with {@link Draft#standsAlsoOn}. */
    void draw(Draft draft);
}
