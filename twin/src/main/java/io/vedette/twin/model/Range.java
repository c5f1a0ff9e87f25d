package io.vedette.twin.model;

/** The inclusive limits of a length, a size or a number; infinities where the model states none. */
record Range(double min, double max) {

    static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    boolean tooSmall(double value) {
        return value < min;
    }

    boolean tooLarge(double value) {
        return value > max;
    }

    String shownMin() {
        return shown(min);
    }

    String shownMax() {
        return shown(max);
    }

    private static String shown(double limit) {
        return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
    }
}
