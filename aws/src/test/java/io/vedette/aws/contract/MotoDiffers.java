package io.vedette.aws.contract;

import org.junit.jupiter.api.Assumptions;

/**
 * Where moto differs from AWS's documentation. The twin follows AWS; the contract says here, and
 * nowhere else, what moto is not asked.
 */
enum MotoDiffers {
    GUARDDUTY_ONE_DETECTOR("moto lets an account have several detectors in a Region"),
    GUARDDUTY_FEATURES(
            "moto answers the features of the last request only, without defaults or checks"),
    GUARDDUTY_FILTER_NAMES("moto lets a new filter replace one of the same name"),
    GUARDDUTY_FILTER_LIST("moto cannot list filters"),
    GUARDDUTY_ADMINISTRATORS(
            "moto lets any account name any number of administrators, and makes them no detector"),
    MACIE_FROM_THE_START("moto's accounts have Macie without enabling it"),
    MACIE_TIMES("moto writes the times of a session without a zone, which the SDK cannot read"),
    MACIE_TWICE("moto takes EnableMacie a second time without ConflictException"),
    MACIE_OFF("moto answers ResourceNotFoundException where AWS answers AccessDeniedException"),
    MACIE_ADMINISTRATORS(
            "moto lets any account name any number of administrators, and disables none"),
    MACIE_CHECKS("moto does not look at Macie's requests"),
    S3_BUCKET_NAMES("moto accepts reserved prefixes in bucket names"),
    CLOUDTRAIL_ARNS("moto starts trails by name only"),
    CLOUDTRAIL_CHECKS("moto replaces a trail of the same name and looks at no policies"),
    CLOUDTRAIL_DEFAULTS("moto's trails begin without selectors, and have no missing insights"),
    CLOUDTRAIL_DESCRIBE("moto describes all trails, whichever are named"),
    CLOUDTRAIL_SELECTORS("moto takes any selectors, and keeps advanced ones beside basic ones"),
    S3_LOCATION("moto's regional endpoints create buckets in other regions"),
    S3_BUCKET_PAGES("moto's ListBuckets gives one page and no token for the next"),
    S3_DEFAULT_ENCRYPTION("moto does not encrypt new buckets with AES256"),
    S3_DEFAULT_ACCESS(
            "moto gives new buckets neither a public access block nor ownership controls"),
    S3_PUBLIC_POLICY("moto keeps BlockPublicPolicy but lets public policies pass"),
    S3_LOCKED_VERSIONS("moto suspends versioning on a bucket with object lock"),
    S3_ACCOUNTS("moto lets other accounts at a bucket and answers in every region"),
    S3_LOG_FOLDERS("moto forgets how the keys of access logs are to be made"),
    S3_QUIET("moto tells what it has deleted where only errors were asked for"),
    S3_SUSPENDED("moto deletes all versions of an object where versioning is suspended"),
    CLOUDWATCH_PAGES("moto answers all alarms at once"),
    CLOUDWATCH_ACTIONS("moto fails over turning an alarm's actions off"),
    CLOUDWATCH_ALARM_CHECKS("moto takes alarms without a metric, and sets states of no alarm"),
    CLOUDWATCH_COMPOSITES("moto does not implement PutCompositeAlarm"),
    CLOUDWATCH_ANOMALIES("moto does not implement anomaly detectors"),
    CLOUDWATCH_NAMESPACES("moto takes metrics in AWS's own namespaces"),
    CONFIG_RULE_DELETIONS("moto deletes rules at once"),
    CONFIG_RULES_WITHOUT_RECORDER("moto takes managed rules without a configuration recorder"),
    CONFIG_RULE_NAMES("moto knows every rule's name where an account has no rules"),
    CONFIG_BUCKETS("moto does not look at the delivery channel's bucket"),
    KMS_POLICIES("moto takes any text for a key policy"),
    KMS_PAGES("moto lists all keys on one page"),
    KMS_ROTATION("moto rotates key pairs, and forgets at which interval"),
    KMS_STATES("moto changes keys that are pending deletion"),
    DYNAMODB_AT_ONCE("moto's tables are active as soon as they are created"),
    DYNAMODB_ENCRYPTION("moto's UpdateTable leaves encryption as it is"),
    DYNAMODB_SIZES("moto does not add the names of attributes to the size of an item"),
    DYNAMODB_GRAMMAR("moto does not read all of a condition's grammar"),
    DYNAMODB_BATCHES("moto takes batches of any length, with several writes of an item"),
    IAM_CASE("moto tells role names apart by case"),
    IAM_TRUST("moto does not judge the trust policy of a new role"),
    IAM_AWS_POLICIES("moto has AWS's own policies only when it is told to load them"),
    IAM_SERVICE_ROLES(
            "moto derives service-linked roles' names from the principal and lets customers change"
                    + " them"),
    IAM_DELETIONS("moto deletes service-linked roles at once, in tasks that name nothing"),
    LOGS_NAMES("moto takes any name for a log group"),
    LOGS_PATTERNS("moto does not know logGroupNamePattern"),
    LOGS_RETENTION("moto keeps events for any number of days"),
    LOGS_TAGS("moto tags log groups that do not exist"),
    LOGS_FILTERS_AGAIN("moto keeps a metric filter that is put twice, twice"),
    LOGS_FILTER_CHECKS("moto takes metric filters of groups that do not exist, and bad patterns"),
    LOGS_KEYS(
            "moto does not look at the key of a log group, and does not implement AssociateKmsKey"),
    EC2_FLOW_LOGS_ALIKE("moto takes one flow log of a VPC to a destination, whatever it logs"),
    EC2_UNSUCCESSFUL_DELETIONS("moto fails a deletion where AWS answers what it could not delete"),
    ELB_ARNS("moto's ARNs call every load balancer an application's"),
    ELB_BUCKETS("moto does not look at the bucket that a load balancer is to log to"),
    ELB_DEFAULTS("moto gives all types the same attributes, and most of them once they are set"),
    ELB_GONE("moto fails over the attributes of a classic load balancer that is not there"),
    ELB_TLS("moto's listeners for TLS need a certificate and a target group that exist"),
    LOGS_DESTINATIONS("moto does not send a test message to a new destination"),
    LOGS_ACCOUNT_POLICIES("moto has no account policies"),
    LOGS_QUERIES("moto has no query definitions"),
    FIREHOSE_AT_ONCE("moto's streams are active at once"),
    FIREHOSE_CHECKS("moto looks neither at a stream's role nor at its prefixes"),
    FIREHOSE_ENCRYPTION("moto cannot stop encrypting what waits in a stream"),
    ATHENA_MISSING("moto answers with nothing about a workgroup that is not there"),
    ATHENA_CHANGES("moto cannot change workgroups and named queries, nor read several queries"),
    ATHENA_PAGES("moto fails where named queries take a second page"),
    ATHENA_CONTENTS("moto deletes a workgroup that holds queries"),
    GLUE_TABLES_OF_NOTHING("moto answers with an empty list of a database that is not there"),
    EVENTS_BUS_WITH_RULES("moto deletes a bus with its rules"),
    EVENTS_WHOLE_POLICIES("moto adds a whole policy to the statements that are there"),
    EVENTS_PATTERNS("moto takes patterns that match nothing"),
    EVENTS_TARGETS_OF_NOTHING(
            "moto answers with an error of its own about a rule that is not there"),
    EVENTS_TARGET_LIMITS("moto takes any number of targets, and roles with any of them"),
    INSPECTOR_FRESH_ACCOUNTS(
            "moto does not answer for accounts that were never enabled, nor fails those of others"),
    INSPECTOR_EVERYBODY("moto lets any account name administrators, associate members and list"),
    INSPECTOR_ADMINISTRATORS("moto takes any number of administrators, and any of them twice"),
    INSPECTOR_DISMISSED(
            "moto lists a dismissed administrator as DISABLED, which AWS has no word for"),
    INSPECTOR_MEMBERS("moto associates any account, and lists one that was released as DISABLED"),
    INSPECTOR_CODES("moto fails no account of a request, whatever its state"),
    INSPECTOR_FILTERS(
            "moto keeps filters of accounts that are not enabled, of one name, and never misses"
                    + " one"),
    RESOLVER_DELETIONS("moto ends no associations and deletes no query logging configurations"),
    SECURITYHUB_TWICE(
            "moto takes EnableSecurityHub a second time without ResourceConflictException"),
    SECURITYHUB_NOT_ADMINISTRATOR(
            "moto answers AccessDeniedException where AWS answers InvalidAccessException"),
    SECURITYHUB_INVITED_AT(
            "moto writes the time of an invitation without a zone, which the SDK cannot read"),
    SECURITYHUB_CENTRAL(
            "moto wants the status of the configuration in the request, and no aggregator"),
    SNS_CONFIRMATION("moto does not ask people to confirm subscriptions"),
    SNS_KEYS("moto does not look at the key of a topic"),
    SNS_POLICIES("moto takes any text for a topic's policy, and any attribute"),
    SNS_QUEUE_POLICIES("moto delivers to queues whatever their policies say"),
    SQS_LIMITS("moto takes attributes out of their limits"),
    SSM_AWS_DOCUMENTS("moto has none of AWS's own documents"),
    SSM_DEFAULT_BASELINES("moto lists no baselines of AWS's own and knows no defaults"),
    SSM_DELETE_TWICE("moto refuses to delete a maintenance window that is gone"),
    SSM_DOCUMENT_SCHEMAS("moto takes any schema version for any type of document"),
    SSM_TASKS("moto lists tasks without their type and cannot get one"),
    SSM_WINDOW_CHECKS("moto does not compare a window's cutoff with its duration");

    private final String difference;

    MotoDiffers(String difference) {
        this.difference = difference;
    }

    /** Ends the test here on moto, reporting the difference. */
    void skip(Cloud cloud) {
        Assumptions.assumeTrue(cloud != Cloud.MOTO, difference);
    }
}
