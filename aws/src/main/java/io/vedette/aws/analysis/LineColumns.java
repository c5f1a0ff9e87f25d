package io.vedette.aws.analysis;

import io.vedette.aws.glue.Table.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of logs that have a line a request, and the regular expression that finds them in it.
 * What AWS may add at the end of a line is passed over.
 */
final class LineColumns {

    private static final String PLAIN = "([^ ]*)";
    private static final String QUOTED = "\"([^\"]*)\"";
    private static final String NUMBER = "([-.0-9]*)";

    /**
     * A request as its sender wrote it, which can hold quotes and blanks: method, address and
     * protocol.
     */
    private static final String REQUEST = "\"([^ ]*) (.*) (- |[^ ]*)\"";

    /** An address and a port, which is missing where there was no target. */
    private static final String TARGET = "([^ ]*)[:-]([0-9]*)";

    private final List<Column> columns = new ArrayList<>();
    private final StringBuilder regex = new StringBuilder();

    private LineColumns() {}

    List<Column> columns() {
        return List.copyOf(columns);
    }

    String regex() {
        return regex + "(?: .*)?";
    }

    private LineColumns put(String pattern, String type, String... names) {
        if (!regex.isEmpty()) {
            regex.append(' ');
        }
        regex.append(pattern);
        for (String name : names) {
            columns.add(new Column(name, type));
        }
        return this;
    }

    private LineColumns plain(String... names) {
        for (String name : names) {
            put(PLAIN, "string", name);
        }
        return this;
    }

    private LineColumns quoted(String... names) {
        for (String name : names) {
            put(QUOTED, "string", name);
        }
        return this;
    }

    private LineColumns numbers(String type, String... names) {
        for (String name : names) {
            put(NUMBER, type, name);
        }
        return this;
    }

    /**
     * Application load balancers.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html">Access
     *     logs for your Application Load Balancer</a>
     */
    static LineColumns application() {
        return new LineColumns()
                .plain("type", "time", "elb")
                .put("([^ ]*):([0-9]*)", "string", "client_ip", "client_port")
                .put(TARGET, "string", "target_ip", "target_port")
                .numbers(
                        "double",
                        "request_processing_time",
                        "target_processing_time",
                        "response_processing_time")
                .plain("elb_status_code", "target_status_code")
                .numbers("bigint", "received_bytes", "sent_bytes")
                .put(REQUEST, "string", "request_verb", "request_url", "request_proto")
                .quoted("user_agent")
                .plain("ssl_cipher", "ssl_protocol", "target_group_arn")
                .quoted("trace_id", "domain_name", "chosen_cert_arn")
                .plain("matched_rule_priority", "request_creation_time")
                .quoted(
                        "actions_executed",
                        "redirect_url",
                        "error_reason",
                        "target_port_list",
                        "target_status_code_list",
                        "classification",
                        "classification_reason")
                .put("?([^ ]*)", "string", "conn_trace_id");
    }

    /**
     * Network load balancers, which log their TLS connections.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html">Access
     *     logs for your Network Load Balancer</a>
     */
    static LineColumns network() {
        return new LineColumns()
                .plain("type", "version", "time", "elb", "listener_id")
                .put("([^ ]*):([0-9]*)", "string", "client_ip", "client_port")
                .put(TARGET, "string", "target_ip", "target_port")
                .numbers("double", "tcp_connection_time_ms", "tls_handshake_time_ms")
                .numbers("bigint", "received_bytes", "sent_bytes")
                .plain(
                        "incoming_tls_alert",
                        "cert_arn",
                        "certificate_serial",
                        "tls_cipher_suite",
                        "tls_protocol_version",
                        "tls_named_group",
                        "domain_name",
                        "alpn_fe_protocol",
                        "alpn_be_protocol")
                .put("(\"[^\"]*\"|[^ ]*)", "string", "alpn_client_preference_list")
                .plain("tls_connection_creation_time");
    }

    /**
     * S3's buckets.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html">Amazon S3
     *     server access log format</a>
     */
    static LineColumns buckets() {
        return new LineColumns()
                .plain("bucket_owner", "bucket_name")
                .put("\\[([^\\]]*)\\]", "string", "request_time")
                .plain("remote_ip", "requester", "request_id", "operation", "key")
                .put("(\"[^\"]*\"|-)", "string", "request_uri")
                .plain("http_status", "error_code")
                .numbers("bigint", "bytes_sent", "object_size", "total_time", "turnaround_time")
                .put("(\"[^\"]*\"|-)", "string", "referrer")
                // Whoever asks can call itself anything, quotes included.
                .put("(\".*\"|-)", "string", "user_agent")
                .plain(
                        "version_id",
                        "host_id",
                        "signature_version",
                        "cipher_suite",
                        "authentication_type",
                        "host_header",
                        "tls_version",
                        "access_point_arn",
                        "acl_required");
    }
}
