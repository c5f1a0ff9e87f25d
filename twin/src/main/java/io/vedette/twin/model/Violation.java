package io.vedette.twin.model;

/** One value that the service model forbids. */
record Violation(Kind kind, Path path, String value, String constraint) {

    private static final int SHOWN = 100;

    /** What is wrong, as the reasons of Organizations' InvalidInputException tell cases apart. */
    enum Kind {
        MISSING("INPUT_REQUIRED"),
        UNKNOWN_WORD("INVALID_ENUM"),
        PATTERN("INVALID_PATTERN"),
        TOO_SHORT("MIN_LENGTH_EXCEEDED"),
        TOO_LONG("MAX_LENGTH_EXCEEDED"),
        TOO_SMALL("MIN_VALUE_EXCEEDED"),
        TOO_LARGE("MAX_VALUE_EXCEEDED");

        private final String reason;

        Kind(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    static Violation missing(Path path) {
        return new Violation(Kind.MISSING, path, "null", "Member must not be null");
    }

    static Violation of(Kind kind, Path path, Object value, String constraint) {
        String shown = value.toString();
        String cut = shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "...";
        return new Violation(kind, path, "'" + cut + "'", constraint);
    }

    @Override
    public String toString() {
        return "Value %s at '%s' failed to satisfy constraint: %s"
                .formatted(value, path, constraint);
    }
}
