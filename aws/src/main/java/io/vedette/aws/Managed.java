package io.vedette.aws;

/** Names the tag that everything carries that Vedette creates and AWS can tag. */
public final class Managed {

    /** The tag's key. */
    public static final String TAG = "vedette:managed";

    /** The tag's value. */
    public static final String VALUE = "true";

    private Managed() {}
}
