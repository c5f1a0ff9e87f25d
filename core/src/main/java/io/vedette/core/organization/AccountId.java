package io.vedette.core.organization;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Names an AWS account by its twelve digits. */
public record AccountId(@JsonValue String value) implements Comparable<AccountId> {

    /** The pattern that AWS's service models give for account ids. */
    public static final String PATTERN = "\\d{12}";

    private static final Pattern TWELVE_DIGITS = Pattern.compile(PATTERN);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        if (!TWELVE_DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not an account id: expected 12 digits in quotes, found %d characters"
                            .formatted(value, value.length()));
        }
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
