package io.vedette.aws.config;

/** How far AWS Config got with one organization rule in one account. */
sealed interface RuleDeployment {

    /** There is no such organization rule. */
    record Missing() implements RuleDeployment {}

    /** The rule is in the account. */
    record Deployed() implements RuleDeployment {}

    /** AWS Config is at it. */
    record UnderWay(String status) implements RuleDeployment {}

    /** AWS Config has given up on this account. */
    record Failed(String why) implements RuleDeployment {}
}
