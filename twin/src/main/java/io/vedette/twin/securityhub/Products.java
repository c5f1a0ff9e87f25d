package io.vedette.twin.securityhub;

import io.vedette.twin.Page;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.securityhub.model.ListEnabledProductsForImportRequest;
import software.amazon.awssdk.services.securityhub.model.ListEnabledProductsForImportResponse;

/**
 * The products of AWS's own whose findings an account imports: all of them from the moment that
 * Security Hub is enabled, until somebody unsubscribes one. Partners' products are not simulated.
 */
final class Products {

    private static final List<String> AWS =
            List.of(
                    "aws/access-analyzer",
                    "aws/config",
                    "aws/firewall-manager",
                    "aws/guardduty",
                    "aws/health",
                    "aws/inspector",
                    "aws/iot-device-defender",
                    "aws/macie",
                    "aws/securityhub",
                    "aws/ssm-patch-manager");

    private static final Pattern PRODUCT =
            Pattern.compile("arn:aws:securityhub:[\\w-]+::product/([\\w-]+/[\\w-]+)");

    private final Ground ground;

    Products(Ground ground) {
        this.ground = ground;
    }

    ListEnabledProductsForImportResponse list(ListEnabledProductsForImportRequest request) {
        HubState hub = ground.requireHub();
        List<String> subscriptions =
                AWS.stream().filter(it -> isSubscribed(hub, it)).map(this::subscription).toList();
        Page<String> page =
                ground.page(subscriptions, request.nextToken(), request.maxResults(), 100);
        return ListEnabledProductsForImportResponse.builder()
                .productSubscriptions(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private boolean isSubscribed(HubState hub, String product) {
        Instant left =
                ground.world()
                        .peek(ProductsState.class, ground.account(), ground.region())
                        .map(it -> it.without.get(product))
                        .orElse(null);
        // Security Hub that is enabled again begins with all of them again.
        return left == null || left.isBefore(hub.subscribedAt);
    }

    private String subscription(String product) {
        return "arn:aws:securityhub:%s:%s:product-subscription/%s"
                .formatted(ground.region(), ground.account(), product);
    }

    String enable(String productArn) {
        HubState hub = ground.requireHub();
        Matcher arn = PRODUCT.matcher(productArn);
        if (!arn.matches() || !AWS.contains(arn.group(1))) {
            throw Refusal.invalid("Invalid product ARN: " + productArn);
        }
        String product = arn.group(1);
        if (isSubscribed(hub, product)) {
            throw Refusal.conflict("Account is already subscribed to the product " + productArn);
        }
        state().without.remove(product);
        return subscription(product);
    }

    void disable(String subscriptionArn) {
        HubState hub = ground.requireHub();
        String product =
                AWS.stream()
                        .filter(it -> subscription(it).equals(subscriptionArn))
                        .filter(it -> isSubscribed(hub, it))
                        .findFirst()
                        .orElseThrow(() ->
                                Refusal.notFound(
                                        "No product subscription was found with ARN "
                                                + subscriptionArn));
        state().without.put(product, ground.now());
    }

    /** Security Hub forgets what it was unsubscribed from when it is disabled. */
    void forget() {
        state().without.clear();
    }

    private ProductsState state() {
        return ground.world().state(ProductsState.class, ground.account(), ground.region());
    }
}
