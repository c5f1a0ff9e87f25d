package io.vedette.twin.macie2;

import io.vedette.twin.Page;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryAccount;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryAccountUpdate;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryAccountUpdateError;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryAccountUpdateErrorCode;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryStatus;
import software.amazon.awssdk.services.macie2.model.GetAutomatedDiscoveryConfigurationResponse;
import software.amazon.awssdk.services.macie2.model.ListAutomatedDiscoveryAccountsRequest;
import software.amazon.awssdk.services.macie2.model.ListAutomatedDiscoveryAccountsResponse;
import software.amazon.awssdk.services.macie2.model.UpdateAutomatedDiscoveryConfigurationRequest;

/** Automated sensitive data discovery, of one account or of an organization. */
final class AutomatedDiscovery {

    private final Ground ground;

    AutomatedDiscovery(Ground ground) {
        this.ground = ground;
    }

    GetAutomatedDiscoveryConfigurationResponse get() {
        Session session = ground.session();
        ground.requireNoMember();
        Discovery discovery = session.discovery;
        return GetAutomatedDiscoveryConfigurationResponse.builder()
                .status(status(discovery.enabled()))
                .autoEnableOrganizationMembers(
                        ground.isAdministrator() ? discovery.autoEnable() : null)
                .firstEnabledAt(discovery.firstEnabledAt())
                .disabledAt(discovery.disabledAt())
                .lastUpdatedAt(discovery.updatedAt())
                .build();
    }

    private static String status(boolean enabled) {
        return enabled ? "ENABLED" : "DISABLED";
    }

    void update(UpdateAutomatedDiscoveryConfigurationRequest request) {
        Session session = ground.session();
        ground.requireNoMember();
        boolean enabled = request.status() == AutomatedDiscoveryStatus.ENABLED;
        String given = request.autoEnableOrganizationMembersAsString();
        String autoEnable = Discovery.NONE;
        if (ground.isAdministrator()) {
            autoEnable = given == null ? Discovery.ALL : given;
        }
        session.discovery = session.discovery.with(enabled, autoEnable, ground.now());
        if (ground.isAdministrator() && (!enabled || autoEnable.equals(Discovery.ALL))) {
            new Members(ground).all(true).forEach(member -> set(member, enabled));
        }
    }

    private void set(String account, boolean enabled) {
        Session session = ground.stateOf(account);
        if (session.discovery.enabled() != enabled) {
            session.discovery =
                    session.discovery.with(enabled, session.discovery.autoEnable(), ground.now());
        }
    }

    ListAutomatedDiscoveryAccountsResponse list(ListAutomatedDiscoveryAccountsRequest request) {
        ground.requireAdministrator();
        List<String> all = new ArrayList<>(new Members(ground).all(true));
        all.add(ground.account());
        if (request.hasAccountIds()) {
            all.retainAll(request.accountIds());
        }
        Page<String> page = ground.page(all, request.nextToken(), request.maxResults());
        return ListAutomatedDiscoveryAccountsResponse.builder()
                .items(page.items().stream().map(this::account).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private AutomatedDiscoveryAccount account(String id) {
        boolean enabled = ground.sessionOf(id).filter(it -> it.discovery.enabled()).isPresent();
        return AutomatedDiscoveryAccount.builder().accountId(id).status(status(enabled)).build();
    }

    List<AutomatedDiscoveryAccountUpdateError> batch(
            List<AutomatedDiscoveryAccountUpdate> updates) {
        ground.requireAdministrator();
        List<String> members = new Members(ground).all(true);
        List<AutomatedDiscoveryAccountUpdateError> errors = new ArrayList<>();
        for (AutomatedDiscoveryAccountUpdate update : updates) {
            String account = update.accountId();
            if (!members.contains(account) && !account.equals(ground.account())) {
                errors.add(
                        error(account, AutomatedDiscoveryAccountUpdateErrorCode.ACCOUNT_NOT_FOUND));
            } else if (ground.sessionOf(account).filter(Session::paused).isPresent()) {
                errors.add(error(account, AutomatedDiscoveryAccountUpdateErrorCode.ACCOUNT_PAUSED));
            } else {
                set(account, "ENABLED".equals(update.statusAsString()));
            }
        }
        return errors;
    }

    private static AutomatedDiscoveryAccountUpdateError error(
            String account, AutomatedDiscoveryAccountUpdateErrorCode code) {
        return AutomatedDiscoveryAccountUpdateError.builder()
                .accountId(account)
                .errorCode(code)
                .build();
    }
}
