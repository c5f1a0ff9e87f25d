package io.vedette.aws;

import io.vedette.core.cloud.Call;
import io.vedette.core.cloud.RequestRates;
import java.util.Map;

/**
 * The rates at which AWS lets itself be called, for an account in a region.
 *
 * <p>Where AWS documents a rate, that one; elsewhere a careful one, which the gate lowers when AWS
 * throttles all the same.
 */
public final class AwsRates implements RequestRates {

    private static final Rate CAREFUL = new Rate("", 10, 20);

    /** Rates of single operations, as {@code service:Operation}. */
    private static final Map<String, Rate> OPERATIONS =
            Map.of(
                    // Security Hub API reference, BatchEnableStandards and its neighbours.
                    "securityhub:BatchEnableStandards", new Rate("BatchEnableStandards", 1, 1),
                    "securityhub:BatchDisableStandards", new Rate("BatchDisableStandards", 1, 1),
                    "securityhub:UpdateStandardsControl", new Rate("UpdateStandardsControl", 1, 5),
                    "securityhub:DescribeStandardsControls",
                            new Rate("DescribeStandardsControls", 10, 30),
                    // AWS STS quotas: 600 a second for the account that asks.
                    "sts:AssumeRole", new Rate("AssumeRole", 100, 200));

    /** Rates of whole services. */
    private static final Map<String, Rate> SERVICES =
            Map.of(
                    "securityhub", new Rate("", 10, 30),
                    // Buckets: thousands of requests a second; configuration calls fewer.
                    "s3", new Rate("", 50, 100),
                    // A new on-demand table takes 4,000 writes of 1 KB a second: 80 full batches.
                    "dynamodb", new Rate("", 80, 80),
                    // Route 53 developer guide, quotas: five a second for all of Resolver.
                    "route53resolver", new Rate("", 5, 5),
                    // CloudTrail user guide, quotas: 10 a second for Get, Describe and List.
                    "cloudtrail", new Rate("", 10, 10));

    @Override
    public Rate of(Call call) {
        Rate own = OPERATIONS.get(call.service() + ":" + call.operation());
        return own != null ? own : SERVICES.getOrDefault(call.service(), CAREFUL);
    }
}
