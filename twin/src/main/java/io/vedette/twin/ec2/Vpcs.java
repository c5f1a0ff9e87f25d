package io.vedette.twin.ec2;

import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** The VPCs of the caller's account and region. */
final class Vpcs {

    private static final int LONGEST_PAGE = 1000;
    private static final int HEX = 17;

    private final World world;
    private final Caller caller;

    Vpcs(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    private Network network() {
        return world.state(Network.class, caller);
    }

    Vpc create(CreateVpcRequest request) {
        if (request.cidrBlock() == null) {
            throw Ec2Error.missing("cidrBlock");
        }
        return add(
                new StoredVpc(
                        newId(),
                        request.cidrBlock(),
                        false,
                        Tags.of(request.tagSpecifications(), ResourceType.VPC)));
    }

    Vpc createDefault() {
        if (network().vpcs().values().stream().anyMatch(StoredVpc::isDefault)) {
            throw Ec2Error.of(
                    "DefaultVpcAlreadyExists",
                    "A Default VPC already exists for this account in this region.");
        }
        return add(new StoredVpc(newId(), "172.31.0.0/16", true, new java.util.TreeMap<>()));
    }

    private String newId() {
        return "vpc-" + world.ids().hex(caller, "vpc", HEX);
    }

    private Vpc add(StoredVpc vpc) {
        network().vpcs().put(vpc.id(), vpc);
        return vpc.vpc(caller.account());
    }

    /** The flow logs of a VPC go with it. */
    void delete(String id) {
        if (network().vpcs().remove(id) == null) {
            throw Ec2Error.noSuchVpc(id);
        }
        network().flowLogs().values().removeIf(it -> it.resource().equals(id));
    }

    DescribeVpcsResponse describe(DescribeVpcsRequest request) {
        request.vpcIds().stream()
                .filter(id -> !network().vpcs().containsKey(id))
                .findFirst()
                .ifPresent(id -> {
                    throw Ec2Error.noSuchVpc(id);
                });
        Predicate<StoredVpc> wanted =
                Filters.of(
                        request.filters(), vpc -> filter -> vpc.values(filter, caller.account()));
        List<StoredVpc> matching =
                network().vpcs().values().stream()
                        .filter(vpc ->
                                request.vpcIds().isEmpty() || request.vpcIds().contains(vpc.id()))
                        .filter(wanted)
                        .toList();
        Page<StoredVpc> page =
                Page.of(
                                matching,
                                request.nextToken(),
                                Objects.requireNonNullElse(request.maxResults(), LONGEST_PAGE),
                                LONGEST_PAGE)
                        .orElseThrow(Ec2Error::badToken);
        return DescribeVpcsResponse.builder()
                .vpcs(page.items().stream().map(it -> it.vpc(caller.account())).toList())
                .nextToken(page.nextToken())
                .build();
    }
}
