package io.vedette.aws.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Lines as AWS's documentation describes them, column by column. */
class LineColumnsTest {

    private static final String APPLICATION =
            "https 2026-01-05T09:00:00.123456Z app/shop/50dc6c495c0c9188 192.0.2.7:2817 10.0.0.1:80"
                    + " 0.086 0.048 0.037 200 200 0 57 \"GET https://shop.example.com:443/a b?q=\\x22"
                    + " HTTP/1.1\" \"Mozilla/5.0 (X11; Linux)\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2"
                    + " arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/73e2d6bc24d8a067"
                    + " \"Root=1-58337281-1d84f3d73c47ec4e58577259\" \"shop.example.com\""
                    + " \"arn:aws:acm:us-east-1:111122223333:certificate/12345678\" 1"
                    + " 2026-01-05T08:59:59.987000Z \"authenticate,forward\" \"-\" \"-\""
                    + " \"10.0.0.1:80\" \"200\" \"-\" \"-\" TID_dd57eb5cf1bc4b5e8e2b1b5c";

    private static final String NETWORK =
            "tls 2.0 2026-01-05T09:00:00 net/edge/c6e77e28c25b2234 g3d4b5e8bb8464cd"
                    + " 192.0.2.7:51341 10.0.0.2:443 5 2 98 246 -"
                    + " arn:aws:acm:us-east-1:111122223333:certificate/2a108f19 -"
                    + " ECDHE-RSA-AES128-SHA tlsv12 - edge.example.com h2 h2 \"h2\",\"http/1.1\""
                    + " 2026-01-05T08:59:55";

    private static final String BUCKET =
            "79a59df900b949e55d96a1e698fbaced ledger [05/Jan/2026:09:00:00 +0000] 192.0.2.7"
                    + " arn:aws:sts::111122223333:assumed-role/app/i-1 3E57427F3EXAMPLE REST.GET.OBJECT"
                    + " 2026/q1.parquet \"GET /ledger/2026/q1.parquet HTTP/1.1\" 200 - 2662992 3462992"
                    + " 70 10 \"-\" \"aws-sdk-java/2.40 (a \"quoted\" agent)\" -"
                    + " s9lzHYrFp76ZVxRcpX9+5c= SigV4 ECDHE-RSA-AES128-GCM-SHA256 AuthHeader"
                    + " ledger.s3.us-east-1.amazonaws.com TLSv1.2 - -";

    private static Map<String, String> row(LineColumns columns, String line) {
        Matcher matcher = Pattern.compile(columns.regex()).matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        assertThat(matcher.groupCount()).isEqualTo(columns.columns().size());
        Map<String, String> row = new LinkedHashMap<>();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            row.put(columns.columns().get(group - 1).name(), String.valueOf(matcher.group(group)));
        }
        return row;
    }

    @Test
    void findsTheColumnsOfAnApplicationLoadBalancersLine() {
        assertThat(row(LineColumns.application(), APPLICATION))
                .containsEntry("type", "https")
                .containsEntry("client_ip", "192.0.2.7")
                .containsEntry("client_port", "2817")
                .containsEntry("target_ip", "10.0.0.1")
                .containsEntry("elb_status_code", "200")
                .containsEntry("sent_bytes", "57")
                .containsEntry("request_verb", "GET")
                .containsEntry("request_url", "https://shop.example.com:443/a b?q=\\x22")
                .containsEntry("request_proto", "HTTP/1.1")
                .containsEntry("user_agent", "Mozilla/5.0 (X11; Linux)")
                .containsEntry("domain_name", "shop.example.com")
                .containsEntry("actions_executed", "authenticate,forward")
                .containsEntry("target_status_code_list", "200")
                .containsEntry("conn_trace_id", "TID_dd57eb5cf1bc4b5e8e2b1b5c");
    }

    @Test
    void findsThoseOfALineWithoutATargetOrOfAnEarlierTime() {
        String early =
                APPLICATION
                        .replace("10.0.0.1:80 0.086 0.048 0.037 200 200", "- -1 -1 -1 460 -")
                        .replace(" TID_dd57eb5cf1bc4b5e8e2b1b5c", "");

        assertThat(row(LineColumns.application(), early))
                .containsEntry("target_processing_time", "-1")
                .containsEntry("elb_status_code", "460")
                .containsEntry("target_status_code", "-");
    }

    @Test
    void findsThoseOfALineThatIsLongerThanToday() {
        assertThat(row(LineColumns.application(), APPLICATION + " \"more\" of \"it\""))
                .containsEntry("conn_trace_id", "TID_dd57eb5cf1bc4b5e8e2b1b5c");
    }

    @Test
    void findsTheColumnsOfANetworkLoadBalancersLine() {
        assertThat(row(LineColumns.network(), NETWORK))
                .containsEntry("client_ip", "192.0.2.7")
                .containsEntry("target_port", "443")
                .containsEntry("tls_handshake_time_ms", "2")
                .containsEntry("sent_bytes", "246")
                .containsEntry("tls_protocol_version", "tlsv12")
                .containsEntry("domain_name", "edge.example.com")
                .containsEntry("alpn_be_protocol", "h2")
                .containsEntry("tls_connection_creation_time", "2026-01-05T08:59:55");
    }

    @Test
    void findsTheColumnsOfABucketsLine() {
        assertThat(row(LineColumns.buckets(), BUCKET))
                .containsEntry("bucket_name", "ledger")
                .containsEntry("request_time", "05/Jan/2026:09:00:00 +0000")
                .containsEntry("remote_ip", "192.0.2.7")
                .containsEntry("operation", "REST.GET.OBJECT")
                .containsEntry("key", "2026/q1.parquet")
                .containsEntry("http_status", "200")
                .containsEntry("bytes_sent", "2662992")
                .containsEntry("signature_version", "SigV4")
                .containsEntry("tls_version", "TLSv1.2")
                .containsEntry("acl_required", "-");
    }
}
