package io.vedette.twin.model;

import java.util.List;
import java.util.Map;

/** The listed operations of one service with their constraints and documented errors. */
record ServiceModel(Map<String, Operation> operations) {

    ServiceModel {
        operations = Map.copyOf(operations);
    }

    /** An operation; the input of one without constraints is a structure without members. */
    record Operation(Shape.Structure input, List<DocumentedError> errors) {

        Operation {
            errors = List.copyOf(errors);
        }
    }
}
