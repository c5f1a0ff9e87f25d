package io.vedette.twin.scenario;

/**
 * A management policy of the organization, such as a {@code SECURITYHUB_POLICY}.
 *
 * @param target an account's id or an organizational unit's path; empty for the root
 * @param content the policy's JSON
 */
public record PolicyEntry(String type, String target, String content) {}
