package io.vedette.aws.analysis;

import io.vedette.aws.ec2.FlowLogFormat;
import io.vedette.aws.glue.Table.Column;
import java.util.List;
import java.util.Map;

/**
 * The columns of VPC flow logs and of Route 53 Resolver's query logs.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/vpc-flow-logs.html">Query Amazon VPC
 *     flow logs</a>
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/querying-r53-resolver-logs.html">Query
 *     Amazon Route 53 Resolver query logs</a>
 */
final class NetworkColumns {

    private static final String TEXT = "string";

    /** The fields of flow logs that are numbers; a hyphen, where one is missing, becomes null. */
    private static final Map<String, String> NUMBERS =
            Map.ofEntries(
                    Map.entry("version", "int"),
                    Map.entry("srcport", "int"),
                    Map.entry("dstport", "int"),
                    Map.entry("protocol", "bigint"),
                    Map.entry("packets", "bigint"),
                    Map.entry("bytes", "bigint"),
                    Map.entry("start", "bigint"),
                    Map.entry("end", "bigint"),
                    Map.entry("tcp-flags", "int"),
                    Map.entry("traffic-path", "int"));

    static final List<Column> QUERIES =
            List.of(
                    new Column("version", TEXT),
                    new Column("account_id", TEXT),
                    new Column("region", TEXT),
                    new Column("vpc_id", TEXT),
                    new Column("query_timestamp", TEXT),
                    new Column("query_name", TEXT),
                    new Column("query_type", TEXT),
                    new Column("query_class", TEXT),
                    new Column("rcode", TEXT),
                    new Column("answers", "array<struct<Rdata:string,Type:string,Class:string>>"),
                    new Column("srcaddr", TEXT),
                    new Column("srcport", "int"),
                    new Column("transport", TEXT),
                    new Column("srcids", "struct<instance:string,resolver_endpoint:string>"),
                    new Column("firewall_rule_action", TEXT),
                    new Column("firewall_rule_group_id", TEXT),
                    new Column("firewall_domain_list_id", TEXT));

    private NetworkColumns() {}

    /** The fields in the order in which Vedette's flow logs have them. */
    static List<Column> flows() {
        return FlowLogFormat.FIELDS.stream()
                .map(it -> new Column(it.replace('-', '_'), NUMBERS.getOrDefault(it, TEXT)))
                .toList();
    }
}
