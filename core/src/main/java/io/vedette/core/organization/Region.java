package io.vedette.core.organization;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Names an AWS region by its code, such as {@code eu-west-1}. */
public record Region(@JsonValue String code) implements Comparable<Region> {

    /** The shape of every region code that AWS has given out. */
    public static final String PATTERN = "[a-z]{2,3}(-[a-z]+)+-\\d{1,2}";

    private static final Pattern CODE = Pattern.compile(PATTERN);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Region {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a region: expected a code such as us-east-1".formatted(code));
        }
    }

    @Override
    public int compareTo(Region other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
