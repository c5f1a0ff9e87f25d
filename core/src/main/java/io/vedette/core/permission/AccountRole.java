package io.vedette.core.permission;

import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Topology;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an account is to the organization; one account can be several things. */
public enum AccountRole {
    MANAGEMENT,
    SECURITY_TOOLING,
    LOG_ARCHIVE,
    MEMBER;

    /** The roles of an account. */
    static Set<AccountRole> of(AccountId account, Organization organization) {
        Set<AccountRole> roles = EnumSet.noneOf(AccountRole.class);
        if (organization.topology() instanceof Topology.AwsOrganization(var _, var management)
                && account.equals(management)) {
            roles.add(MANAGEMENT);
        }
        if (account.equals(organization.securityTooling())) {
            roles.add(SECURITY_TOOLING);
        }
        if (account.equals(organization.logArchive())) {
            roles.add(LOG_ARCHIVE);
        }
        if (roles.isEmpty()) {
            roles.add(MEMBER);
        }
        return roles;
    }

    /** The word for it in output. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The word for it in names. */
    String title() {
        StringBuilder title = new StringBuilder();
        for (String part : name().split("_", -1)) {
            title.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return title.toString();
    }
}
