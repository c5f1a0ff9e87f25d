package io.vedette.twin;

/**
 * One organizational unit.
 *
 * @param parent the id of the root or unit that holds it
 */
public record OrganizationalUnit(String id, String name, String parent) {}
