package io.vedette.aws.route53resolver;

import io.vedette.aws.route53resolver.QueryLogAssociation.Settings;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.InvalidParameterException;
import software.amazon.awssdk.services.route53resolver.model.LimitExceededException;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfig;
import software.amazon.awssdk.services.route53resolver.model.ResourceExistsException;
import software.amazon.awssdk.services.route53resolver.model.ResourceNotFoundException;

/** Associates VPCs with query logging configurations, and ends that. */
record AssociationChanges(Route53ResolverClient resolver, ConfigList configs) {

    Map<ResourceId, Result> create(List<Resource<Settings>> absent) {
        Map<ResourceId, Result> results = new HashMap<>();
        absent.forEach(it -> results.put(it.id(), associate(it)));
        return results;
    }

    private Result associate(Resource<Settings> resource) {
        Settings desired = resource.desired();
        Optional<ResolverQueryLogConfig> config =
                configs.find(desired.config(), desired.destination());
        if (config.isEmpty()) {
            return new Result.Refused(
                    "there is no query logging configuration %s to %s"
                            .formatted(desired.config(), desired.destination()));
        }
        try {
            resolver.associateResolverQueryLogConfig(it ->
                    it.resolverQueryLogConfigId(config.get().id())
                            .resourceId(QueryLogAssociation.vpc(resource)));
        } catch (ResourceExistsException already) {
            return new Result.Pending(AssociationReading.waiting(resource));
        } catch (LimitExceededException full) {
            return new Result.Refused(
                    ("%s; AWS lets an account associate 100 VPCs in a region: have the quota"
                                    + " \"Query log configuration VPC associations\" raised, or name one"
                                    + " destination only")
                            .formatted(full.awsErrorDetails().errorMessage()));
        } catch (InvalidParameterException vpcIsGone) {
            return new Result.Refused(vpcIsGone.awsErrorDetails().errorMessage());
        }
        return new Result.Pending(AssociationReading.waiting(resource));
    }

    Map<ResourceId, Result> update(List<Update<Settings>> differing) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Update<Settings> update : differing) {
            Resource<Settings> resource = update.resource();
            Settings before = update.before();
            if (before.destination().equals(resource.desired().destination())) {
                // It failed, and nobody says that Resolver ever tries again.
                disassociate(resource, before);
                results.put(resource.id(), associate(resource));
            } else {
                Result result = associate(resource);
                if (result instanceof Result.Pending) {
                    disassociate(resource, before);
                }
                results.put(resource.id(), result);
            }
        }
        return results;
    }

    Map<ResourceId, Result> delete(List<Removal<Settings>> made) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (Removal<Settings> removal : made) {
            Resource<Settings> resource = removal.resource();
            boolean going = disassociate(resource, removal.found());
            results.put(
                    resource.id(),
                    going
                            ? new Result.Pending(
                                    "Resolver to end the association of "
                                            + QueryLogAssociation.vpc(resource))
                            : Result.done());
        }
        return results;
    }

    /** Ends an association with a configuration of ours; false where there is none. */
    private boolean disassociate(Resource<Settings> resource, Settings found) {
        Optional<ResolverQueryLogConfig> config = configs.find(found.config(), found.destination());
        if (config.isEmpty()) {
            return false;
        }
        try {
            resolver.disassociateResolverQueryLogConfig(it ->
                    it.resolverQueryLogConfigId(config.get().id())
                            .resourceId(QueryLogAssociation.vpc(resource)));
        } catch (ResourceNotFoundException gone) {
            return false;
        }
        return true;
    }
}
