package io.vedette.twin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {

    private static final String BUCKET = "arn:aws:s3:::logs";

    private static PolicyDocument resource(String statements) {
        return switch (PolicyDocument.parse(
                "{\"Version\": \"2012-10-17\", \"Statement\": %s}"
                        .formatted(statements.replace('\'', '"')),
                PolicyKind.RESOURCE)) {
            case PolicyDocument.Parsed.Valid(PolicyDocument policy) -> policy;
            case PolicyDocument.Parsed.Malformed(String why) -> throw new AssertionError(why);
        };
    }

    @Test
    void letsTheNamedServiceAct() {
        PolicyDocument policy =
                resource(
                        "{'Effect':'Allow','Principal':{'Service':'config.amazonaws.com'},"
                                + "'Action':['s3:Put*'],'Resource':'arn:aws:s3:::logs/*'}");
        assertThat(policy.allowsService("config.amazonaws.com", "s3:PutObject", BUCKET + "/a"))
                .isTrue();
        assertThat(policy.allowsService("config.amazonaws.com", "s3:GetBucketAcl", BUCKET))
                .isFalse();
        assertThat(policy.allowsService("macie.amazonaws.com", "s3:PutObject", BUCKET + "/a"))
                .isFalse();
    }

    @Test
    void letsADenialWin() {
        PolicyDocument policy =
                resource(
                        "[{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'},"
                                + "{'Effect':'Deny','Principal':'*','Action':'s3:PutObject','Resource':'*'}]");
        assertThat(policy.allowsService("config.amazonaws.com", "s3:GetObject", BUCKET)).isTrue();
        assertThat(policy.allowsService("config.amazonaws.com", "s3:PutObject", BUCKET)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{'Statement': []}",
                "{'Version': '2020-01-01', 'Statement': {'Effect':'Allow','Principal':'*','Action':'a:b','Resource':'*'}}",
                "{'Statement': {'Principal':'*','Action':'a:b','Resource':'*'}}",
                "{'Statement': {'Effect':'Maybe','Principal':'*','Action':'a:b','Resource':'*'}}",
                "{'Statement': {'Effect':'Allow','Principal':'*','Resource':'*'}}",
                "{'Statement': {'Effect':'Allow','Principal':'*','Action':'a:b'}}",
                "{'Statement': {'Effect':'Allow','Action':'a:b','Resource':'*'}}",
                "{'Statement': {'Effect':'Allow','Principal':'somebody','Action':'a:b','Resource':'*'}}",
                "{'Statement': {'Effect':'Allow','Principal':'*','Action':'a:b','NotAction':'c:d','Resource':'*'}}",
                "{'Statement': {'Effect':'Allow','Principal':'*','Actions':'a:b','Resource':'*'}}",
                "{'Statement': {'Effect':'Allow','Principal':'*','Action':'a:b','Resource':'*','Condition':'now'}}",
            })
    void refusesWhatIsNoResourcePolicy(String json) {
        assertThat(PolicyDocument.parse(json.replace('\'', '"'), PolicyKind.RESOURCE))
                .isInstanceOf(PolicyDocument.Parsed.Malformed.class);
    }

    @Test
    void asksTrustAndIdentityPoliciesForTheirOwnElements() {
        String trust =
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}}";
        String identity =
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";
        assertThat(PolicyDocument.parse(trust, PolicyKind.TRUST))
                .isInstanceOf(PolicyDocument.Parsed.Valid.class);
        assertThat(PolicyDocument.parse(trust, PolicyKind.IDENTITY))
                .isInstanceOf(PolicyDocument.Parsed.Malformed.class);
        assertThat(PolicyDocument.parse(identity, PolicyKind.IDENTITY))
                .isInstanceOf(PolicyDocument.Parsed.Valid.class);
        assertThat(PolicyDocument.parse(identity, PolicyKind.TRUST))
                .isInstanceOf(PolicyDocument.Parsed.Malformed.class);
    }
}
