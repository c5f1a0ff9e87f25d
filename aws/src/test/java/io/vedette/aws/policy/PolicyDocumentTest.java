package io.vedette.aws.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {

    private static final Statement WRITE =
            Statement.allow("s3:PutObject")
                    .toService("cloudtrail.amazonaws.com")
                    .on("arn:aws:s3:::logs/AWSLogs/*")
                    .when("StringEquals", "aws:SourceArn", "arn:aws:cloudtrail:a", "arn:b");

    @Test
    void leavesForeignStatementsByteForByte() {
        String foreign =
                "{ \"Effect\" : \"Deny\",\"Sid\":\"Theirs\", \"Principal\":\"*\","
                        + "\"Action\":[\"s3:*\"] ,\"Resource\":\"\\u0061rn\", \"Weight\":1.50}";
        String unnamed = "{\"Effect\":\"Allow\",  \"Action\":\"s3:GetObject\"}";
        PolicyDocument policy =
                PolicyDocument.parse(
                        "{\"Version\": \"2008-10-17\", \"Statement\":[%s ,\n%s], \"Id\":\"old\"}"
                                .formatted(foreign, unnamed));

        String merged = policy.merge(Map.of("Ours", WRITE)).json();

        assertThat(merged)
                .startsWith(
                        "{\"Version\":\"2008-10-17\",\"Id\":\"old\",\"Statement\":[%s,%s,{"
                                .formatted(foreign, unnamed));
        assertThat(PolicyDocument.parse(merged).statements()).containsEntry("Ours", WRITE);
    }

    @Test
    void replacesAStatementInItsPlaceAndDropsItsDoubles() {
        PolicyDocument policy =
                PolicyDocument.parse(
                        """
                        {"Statement":[{"Sid":"Ours","Effect":"Deny","Action":"a:B"},
                        {"Sid":"Other","Effect":"Deny","Action":"a:B"},
                        {"Sid":"Ours","Effect":"Deny","Action":"a:C"}]}\
                        """);

        String merged = policy.merge(Map.of("Ours", WRITE)).json();

        assertThat(merged.indexOf("\"Ours\"")).isLessThan(merged.indexOf("\"Other\""));
        assertThat(merged).containsOnlyOnce("\"Ours\"");
    }

    @Test
    void mergingWhatIsThereChangesNothing() {
        String json = PolicyDocument.of(Map.of("Ours", WRITE)).json();

        assertThat(PolicyDocument.parse(json).merge(Map.of("Ours", WRITE)).json()).isEqualTo(json);
    }

    @Test
    void readsADocumentWhoseOnlyStatementIsNotInAList() {
        PolicyDocument policy =
                PolicyDocument.parse(
                        """
                        {"Statement":{"Sid":"One","Effect":"Allow","Action":"a:B","Resource":"*"},
                        "Version":"2012-10-17"}\
                        """);

        assertThat(policy.statements()).containsOnlyKeys("One");
        assertThat(policy.json()).endsWith("\"Resource\":\"*\"}]}");
    }

    @Test
    void aSingleValueEqualsAListOfOneAndAnAccountEqualsItsRoot() {
        Statement spelled =
                only(
                        """
                        {"Sid":"S","Effect":"Allow","Principal":
                        {"AWS":["arn:aws:iam::111122223333:root"]},"Action":["kms:*"],
                        "Resource":["*"],"Condition":{"Bool":{"aws:SecureTransport":true}}}\
                        """);

        assertThat(spelled)
                .isEqualTo(
                        Statement.allow("kms:*")
                                .to("AWS", List.of("111122223333"))
                                .on("*")
                                .when("Bool", "aws:SecureTransport", "true"));
    }

    @Test
    void anElementThatWeNeverWriteIsADifference() {
        Statement wider =
                only(
                        """
                        {"Sid":"S","Effect":"Allow","Action":"a:B","Resource":"*",
                        "NotPrincipal":{"AWS":"111122223333"}}\
                        """);

        assertThat(wider).isNotEqualTo(Statement.allow("a:B").on("*"));
        assertThat(wider.others()).containsOnlyKeys("NotPrincipal");
    }

    @Test
    void theBareStarIsEverybody() {
        Statement open = only("{\"Sid\":\"S\",\"Effect\":\"Allow\",\"Principal\":\"*\"}");

        assertThat(open.principals()).isEqualTo(Map.of("AWS", Set.of("*")));
    }

    @Test
    void anotherOrderIsNoDifference() {
        assertThat(Statement.allow("a:B", "a:C").on("x", "y"))
                .isEqualTo(Statement.allow("a:C", "a:B").on("y", "x"));
    }

    @Test
    void whatIsNotJsonIsRefused() {
        assertThatThrownBy(() -> PolicyDocument.parse("{\"Statement\":[{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not JSON");
    }

    private static Statement only(String statement) {
        return PolicyDocument.parse("{\"Statement\":[" + statement + "]}")
                .statements()
                .values()
                .iterator()
                .next();
    }
}
