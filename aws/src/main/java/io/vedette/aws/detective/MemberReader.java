package io.vedette.aws.detective;

import io.vedette.aws.detective.Member.State;
import io.vedette.core.resource.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.detective.DetectiveClient;
import software.amazon.awssdk.services.detective.model.MemberDetail;

/**
 * Reads members at the delegated administrator: few of them with one {@code GetMembers}, which
 * takes fifty accounts, and many with {@code ListMembers}, which answers two hundred a page.
 */
final class MemberReader {

    private static final int PAGE = 200;

    /** The state of each member, by account id; accounts that are no members are left out. */
    Map<String, State> read(DetectiveClient client, String graph, List<Resource<State>> resources) {
        Map<String, State> members = new HashMap<>();
        details(client, graph, resources)
                .forEach(member -> members.put(member.accountId(), State.of(member)));
        return members;
    }

    private static Stream<MemberDetail> details(
            DetectiveClient client, String graph, List<Resource<State>> resources) {
        if (resources.size() > Member.BATCH) {
            return client
                    .listMembersPaginator(request -> request.graphArn(graph).maxResults(PAGE))
                    .stream()
                    .flatMap(page -> page.memberDetails().stream());
        }
        List<String> accounts = resources.stream().map(MemberReader::account).toList();
        return client
                .getMembers(request -> request.graphArn(graph).accountIds(accounts))
                .memberDetails()
                .stream();
    }

    static String account(Resource<State> resource) {
        return resource.target().account().value();
    }
}
