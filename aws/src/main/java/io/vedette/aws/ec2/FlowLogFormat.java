package io.vedette.aws.ec2;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The fields of a flow log's records, in their order: all that versions 2 to 5 have.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log
 *     records</a>
 */
public final class FlowLogFormat {

    /** The fields' names. */
    public static final List<String> FIELDS =
            List.of(
                    "version",
                    "account-id",
                    "interface-id",
                    "srcaddr",
                    "dstaddr",
                    "srcport",
                    "dstport",
                    "protocol",
                    "packets",
                    "bytes",
                    "start",
                    "end",
                    "action",
                    "log-status",
                    "vpc-id",
                    "subnet-id",
                    "instance-id",
                    "tcp-flags",
                    "type",
                    "pkt-srcaddr",
                    "pkt-dstaddr",
                    "region",
                    "az-id",
                    "sublocation-type",
                    "sublocation-id",
                    "pkt-src-aws-service",
                    "pkt-dst-aws-service",
                    "flow-direction",
                    "traffic-path");

    /** The format as CreateFlowLogs takes it. */
    static final String FORMAT =
            FIELDS.stream().map(it -> "${" + it + "}").collect(Collectors.joining(" "));

    private FlowLogFormat() {}
}
