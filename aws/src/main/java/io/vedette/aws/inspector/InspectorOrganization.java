package io.vedette.aws.inspector;

import io.vedette.aws.AwsClients;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AccessDeniedException;
import software.amazon.awssdk.services.inspector2.model.AutoEnable;
import software.amazon.awssdk.services.inspector2.model.ResourceScanType;

/**
 * Keeps what Inspector turns on by itself in new accounts of an organization, at the delegated
 * administrator ({@code UpdateOrganizationConfiguration}).
 */
final class InspectorOrganization implements SingleResourceKind<InspectorOrganization.State> {

    /** The scan types that new accounts get, by Inspector's names. */
    record State(Set<String> autoEnable) {
        State {
            autoEnable = ScanTypes.sorted(autoEnable);
        }
    }

    private final AwsClients clients;

    InspectorOrganization(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public String name() {
        return "inspector.organization";
    }

    private Inspector2Client client(Resource<State> resource) {
        return clients.client(Inspector2Client.class, resource.target());
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        try {
            AutoEnable found =
                    client(resource).describeOrganizationConfiguration(request -> {}).autoEnable();
            Set<String> types = types(found);
            // Nothing on is how a new administrator finds it, and as good as nothing there.
            return types.isEmpty() && !resource.desired().autoEnable().isEmpty()
                    ? new Reading.Absent<>()
                    : new Reading.Present<>(new State(types));
        } catch (AccessDeniedException refused) {
            if (!Refusals.isAboutTheAccount(refused)) {
                throw refused;
            }
            return new Reading.Absent<>();
        }
    }

    private static Set<String> types(AutoEnable found) {
        Set<String> types = new TreeSet<>();
        add(types, ResourceScanType.EC2, found.ec2());
        add(types, ResourceScanType.ECR, found.ecr());
        add(types, ResourceScanType.LAMBDA, found.lambda());
        add(types, ResourceScanType.LAMBDA_CODE, found.lambdaCode());
        add(types, ResourceScanType.CODE_REPOSITORY, found.codeRepository());
        return types;
    }

    private static void add(Set<String> types, ResourceScanType type, @Nullable Boolean on) {
        if (Boolean.TRUE.equals(on)) {
            types.add(type.toString());
        }
    }

    @Override
    public Result create(Resource<State> resource) {
        return set(resource, Set.of(), resource.desired().autoEnable());
    }

    @Override
    public Result update(Update<State> update) {
        Resource<State> resource = update.resource();
        return set(resource, update.before().autoEnable(), resource.desired().autoEnable());
    }

    @Override
    public Result delete(Removal<State> removal) {
        return set(removal.resource(), removal.found().autoEnable(), Set.of());
    }

    private Result set(Resource<State> resource, Set<String> before, Set<String> wanted) {
        Set<String> spoken = new TreeSet<>(wanted);
        spoken.addAll(before);
        AutoEnable.Builder types =
                AutoEnable.builder()
                        .ec2(wanted.contains(ResourceScanType.EC2.toString()))
                        .ecr(wanted.contains(ResourceScanType.ECR.toString()))
                        .lambda(wanted.contains(ResourceScanType.LAMBDA.toString()));
        // A type that the Region may not offer is named only where somebody wants or wanted it.
        String lambdaCode = ResourceScanType.LAMBDA_CODE.toString();
        if (spoken.contains(lambdaCode)) {
            types.lambdaCode(wanted.contains(lambdaCode));
        }
        String codeRepository = ResourceScanType.CODE_REPOSITORY.toString();
        if (spoken.contains(codeRepository)) {
            types.codeRepository(wanted.contains(codeRepository));
        }
        client(resource).updateOrganizationConfiguration(it -> it.autoEnable(types.build()));
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("inspector2:DescribeOrganizationConfiguration");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("inspector2:UpdateOrganizationConfiguration");
    }
}
