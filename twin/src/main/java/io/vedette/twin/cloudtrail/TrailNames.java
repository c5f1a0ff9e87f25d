package io.vedette.twin.cloudtrail;

import java.util.regex.Pattern;

/** The rules for the names of trails, as CreateTrail documents them. */
final class TrailNames {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 128;
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern ADJACENT = Pattern.compile(".*[._-]{2}.*");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private TrailNames() {}

    static void check(String name) {
        require(
                name.length() >= SHORTEST,
                ("Trail name too short. Minimum allowed length: %d characters. Specified name"
                                + " length: %d characters.")
                        .formatted(SHORTEST, name.length()));
        require(
                name.length() <= LONGEST,
                ("Trail name too long. Maximum allowed length: %d characters. Specified name"
                                + " length: %d characters.")
                        .formatted(LONGEST, name.length()));
        require(isLetterOrDigit(name.charAt(0)), "Trail name must starts with a letter or number.");
        require(
                isLetterOrDigit(name.charAt(name.length() - 1)),
                "Trail name must ends with a letter or number.");
        require(
                CHARACTERS.matcher(name).matches(),
                "Trail name or ARN can only contain uppercase letters, lowercase letters,"
                        + " numbers, periods (.), hyphens (-), and underscores (_).");
        require(
                !ADJACENT.matcher(name).matches(),
                "Trail name must not have adjacent periods, underscores or dashes.");
        require(!ADDRESS.matcher(name).matches(), "Trail name must not be in IP address format.");
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    private static void require(boolean met, String why) {
        if (!met) {
            throw CloudTrailError.invalidName(why);
        }
    }
}
