package io.vedette.core.plan;

import io.vedette.core.organization.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds things that Vedette did not make and that the baseline is about, such as the VPCs whose
 * traffic is to be logged. Changes nothing.
 *
 * @param <T> what is known of a thing
 */
public interface Discovery<T> {

    /** Service and things, such as {@code ec2.vpcs}; the same name finds the same things. */
    String name();

    /** Where to ask: the target itself, or where one answer covers many targets. */
    default Target place(Target target) {
        return target;
    }

    /** Finds the things of targets that share a place, in as few calls as AWS allows. */
    Map<Target, List<T>> find(Target place, List<Target> targets);

    /** A thing as it could be found, by which {@code vedette permissions} tells what is needed. */
    T example(Target target);

    /** The IAM actions that finding takes, such as {@code ec2:DescribeVpcs}. */
    Set<String> readActions();
}
