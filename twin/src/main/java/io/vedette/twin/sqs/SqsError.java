package io.vedette.twin.sqs;

import io.vedette.twin.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The errors of SQS, under the codes of its query protocol, which its clients still see. */
final class SqsError {

    private SqsError() {}

    static AwsServiceException noSuchQueue() {
        return AwsError.of(
                QueueDoesNotExistException.builder(),
                "AWS.SimpleQueueService.NonExistentQueue",
                400,
                "The specified queue does not exist.");
    }

    static AwsServiceException exists(String attribute) {
        return AwsError.of(
                QueueNameExistsException.builder(),
                "QueueAlreadyExists",
                400,
                "A queue already exists with the same name and a different value for attribute "
                        + attribute);
    }

    static AwsServiceException invalid(String message) {
        return AwsError.of(SqsException.builder(), "InvalidParameterValue", 400, message);
    }

    static AwsServiceException attributeName(String name) {
        return AwsError.of(
                InvalidAttributeNameException.builder(),
                "InvalidAttributeName",
                400,
                "Unknown Attribute %s.".formatted(name));
    }

    static AwsServiceException attributeValue(String name) {
        return AwsError.of(
                InvalidAttributeValueException.builder(),
                "InvalidAttributeValue",
                400,
                "Invalid value for the parameter %s.".formatted(name));
    }

    static AwsServiceException receiptHandle(String handle) {
        return AwsError.of(
                ReceiptHandleIsInvalidException.builder(),
                "ReceiptHandleIsInvalid",
                404,
                "The input receipt handle \"%s\" is not a valid receipt handle.".formatted(handle));
    }
}
