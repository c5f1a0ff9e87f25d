package io.vedette.twin.ec2;

import io.vedette.twin.Account;
import io.vedette.twin.AwsError;
import io.vedette.twin.AwsRegions;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcResponse;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Region;

/** The operations of Amazon EC2 that the twin simulates: regions, VPCs and their flow logs. */
public final class TwinEc2 implements Ec2Client {

    private static final String NOT_OPTED_IN = "not-opted-in";

    private final World world;
    private final Caller caller;

    public TwinEc2(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    @Override
    public DescribeRegionsResponse describeRegions(DescribeRegionsRequest request) {
        Account account = world.organization().account(caller.account()).orElseThrow();
        boolean all = Boolean.TRUE.equals(request.allRegions()) || request.hasRegionNames();
        List<Region> regions =
                named(request).stream()
                        .map(name -> region(account, name))
                        .filter(region -> all || !region.optInStatus().equals(NOT_OPTED_IN))
                        .filter(region ->
                                request.filters().stream()
                                        .allMatch(filter -> matches(region, filter)))
                        .toList();
        return DescribeRegionsResponse.builder().regions(regions).build();
    }

    @Override
    public CreateVpcResponse createVpc(CreateVpcRequest request) {
        return CreateVpcResponse.builder().vpc(new Vpcs(world, caller).create(request)).build();
    }

    @Override
    public CreateDefaultVpcResponse createDefaultVpc(CreateDefaultVpcRequest request) {
        return CreateDefaultVpcResponse.builder()
                .vpc(new Vpcs(world, caller).createDefault())
                .build();
    }

    @Override
    public DeleteVpcResponse deleteVpc(DeleteVpcRequest request) {
        new Vpcs(world, caller).delete(request.vpcId());
        return DeleteVpcResponse.builder().build();
    }

    @Override
    public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        return new Vpcs(world, caller).describe(request);
    }

    @Override
    public CreateFlowLogsResponse createFlowLogs(CreateFlowLogsRequest request) {
        return new FlowLogs(world, caller).create(request);
    }

    @Override
    public DescribeFlowLogsResponse describeFlowLogs(DescribeFlowLogsRequest request) {
        return new FlowLogs(world, caller).describe(request);
    }

    @Override
    public DeleteFlowLogsResponse deleteFlowLogs(DeleteFlowLogsRequest request) {
        return DeleteFlowLogsResponse.builder()
                .unsuccessful(new FlowLogs(world, caller).delete(request))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private static List<String> named(DescribeRegionsRequest request) {
        if (!request.hasRegionNames()) {
            return AwsRegions.commercial();
        }
        List<String> unknown =
                request.regionNames().stream()
                        .filter(name -> !AwsRegions.commercial().contains(name))
                        .toList();
        if (!unknown.isEmpty()) {
            throw AwsError.of(
                    Ec2Exception.builder(),
                    "InvalidParameterValue",
                    400,
                    "Invalid region(s): " + unknown);
        }
        return request.regionNames();
    }

    private static Region region(Account account, String name) {
        return Region.builder()
                .regionName(name)
                .endpoint("ec2." + name + ".amazonaws.com")
                .optInStatus(optInStatus(account, name))
                .build();
    }

    private static String optInStatus(Account account, String name) {
        if (AwsRegions.enabledByDefault(name)) {
            return "opt-in-not-required";
        }
        return account.enabled(name) ? "opted-in" : NOT_OPTED_IN;
    }

    private static boolean matches(Region region, Filter filter) {
        String value =
                switch (filter.name()) {
                    case "endpoint" -> region.endpoint();
                    case "opt-in-status" -> region.optInStatus();
                    case "region-name" -> region.regionName();
                    default ->
                            throw AwsError.of(
                                    Ec2Exception.builder(),
                                    "InvalidParameterValue",
                                    400,
                                    "The filter '%s' is invalid".formatted(filter.name()));
                };
        return filter.values().contains(value);
    }
}
