package io.vedette.aws.ec2;

/** A VPC that an account owns. */
public record Vpc(String id) {}
